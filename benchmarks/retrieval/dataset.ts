import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';

/** A collection of documents with questions, and which documents answer which question. */
export interface Dataset {
  readonly name: string;
  readonly corpus: readonly CorpusDocument[];
  readonly queries: readonly Query[];
  /** Of each query: document id → relevance, above 0. */
  readonly relevance: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

const corpusDocumentSchema = z.object({ id: z.string().min(1), title: z.string().optional(), text: z.string().min(1) });
export type CorpusDocument = z.infer<typeof corpusDocumentSchema>;

const querySchema = z.object({ id: z.string().min(1), text: z.string().min(1) });
export type Query = z.infer<typeof querySchema>;

const corpusFile = 'corpus.jsonl';

/**
 * The dataset in `folder`, or one for each folder in it that holds one, in the order of names. A dataset is `corpus.jsonl` ({id, title?,
 * text}), `queries.jsonl` ({id, text}) and `qrels.tsv` (query id, document id, relevance, by tabs; a header is skipped). Queries without a relevant
 * document are left out.
 */
export async function readDatasets(folder: string): Promise<Dataset[]> {
  if (await isFile(join(folder, corpusFile))) return [await readDataset(folder)];
  const entries = (await readdir(folder)).sort().map((entry) => join(folder, entry));
  const datasets: Dataset[] = [];
  for (const entry of entries) if (await isFile(join(entry, corpusFile))) datasets.push(await readDataset(entry));
  if (datasets.length === 0) throw new Error(`neither ${folder} nor a folder in it holds ${corpusFile}`);
  return datasets;
}

async function readDataset(folder: string): Promise<Dataset> {
  const judged = readRelevance(await readFile(join(folder, 'qrels.tsv'), 'utf8'));
  const queries = (await readLines(join(folder, 'queries.jsonl'), querySchema)).filter(({ id }) => judged.has(id));
  return {
    name: basename(resolve(folder)),
    corpus: await readLines(join(folder, corpusFile), corpusDocumentSchema),
    queries,
    relevance: new Map(queries.map(({ id }) => [id, judged.get(id) ?? new Map()])),
  };
}

async function readLines<T>(file: string, schema: z.ZodType<T>): Promise<T[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => schema.parse(JSON.parse(line)));
}

function readRelevance(tsv: string): Map<string, Map<string, number>> {
  const relevance = new Map<string, Map<string, number>>();
  for (const line of tsv.split(/\r?\n/)) {
    const [query, document, value] = line.split('\t');
    if (!query || !document || !(Number(value) > 0)) continue;
    const found = relevance.get(query) ?? new Map<string, number>();
    relevance.set(query, found.set(document, Number(value)));
  }
  return relevance;
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}

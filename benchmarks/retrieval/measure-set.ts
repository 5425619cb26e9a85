import type { Client } from '@millrace/client';
import type { SearchRequest } from '@millrace/contracts';
import { inParallel } from '../in-parallel.ts';
import { quantile } from '../pipeline/statistics.ts';
import type { Weights } from './arguments.ts';
import type { Dataset } from './dataset.ts';
import { ingestCorpus } from './ingest-corpus.ts';
import { type EvidenceFigures, measureEvidence } from './measure-evidence.ts';

/** Chunks asked for, so that ten documents are among them. */
const hitsPerQuery = 50;
const searchesAtOnce = 2;

export interface SetOptions {
  readonly weights: Weights | undefined;
  /** Whether to see how well the evidence tells what is answered. */
  readonly evidence: boolean;
  readonly tell: (line: string) => void;
}

export interface MeasuredSet {
  /** By query: ids of the documents found, best first. */
  readonly rankings: ReadonlyMap<string, readonly string[]>;
  readonly ingestSeconds: number;
  readonly searchMsP50: number;
  readonly searchMsP95: number;
  readonly evidence: readonly EvidenceFigures[];
}

/** Puts a dataset into a collection of its own and searches each of its queries. */
export async function measureSet(
  client: Client,
  dataset: Dataset,
  { weights, evidence, tell }: SetOptions,
): Promise<MeasuredSet> {
  const { name, corpus, queries } = dataset;
  const slug = name.toLowerCase().replace(/[^a-z0-9-]/g, '-');
  const collection = `bench-${slug.slice(0, 40)}-${Date.now()}`;
  await client.createCollection({ name: collection });
  tell(`${name}: uploading ${corpus.length} documents into ${collection}`);
  const startedAt = performance.now();
  const documentIds = await ingestCorpus(client, collection, corpus);
  const ingestSeconds = (performance.now() - startedAt) / 1000;
  tell(`${name}: searchable after ${ingestSeconds.toFixed(1)} s; searching ${queries.length} queries`);
  const searches = await inParallel(queries, searchesAtOnce, async ({ id, text }) => ({
    id,
    ...(await search(client, { query: text, collection, limit: hitsPerQuery, ...(weights ? { weights } : {}) })),
  }));
  const milliseconds = searches.map(({ ms }) => ms);
  return {
    rankings: new Map(searches.map(({ id, found }) => [id, found])),
    ingestSeconds,
    searchMsP50: quantile(milliseconds, 0.5),
    searchMsP95: quantile(milliseconds, 0.95),
    evidence: evidence ? await measureEvidence(client, collection, dataset, documentIds) : [],
  };
}

async function search(client: Client, request: SearchRequest): Promise<{ found: string[]; ms: number }> {
  const startedAt = performance.now();
  const { hits } = await client.search(request);
  return {
    found: hits.map(({ externalId, documentId }) => externalId ?? documentId),
    ms: performance.now() - startedAt,
  };
}

import type { Client } from '@millrace/client';
import type { SearchRequest } from '@millrace/contracts';
import { evaluate } from '@millrace/retrieval';
import type { Benchmark } from '../benchmark.ts';
import { inParallel } from '../in-parallel.ts';
import { openStack } from '../stack.ts';
import { parseArguments, usage, type Weights } from './arguments.ts';
import { type Dataset, readDatasets } from './dataset.ts';
import { ingestCorpus } from './ingest-corpus.ts';

/** Chunks asked for, so that ten documents are among them. */
const hitsPerQuery = 50;
const searchesAtOnce = 2;

/** Quality of search as a caller sees it: through the whole product, over HTTP. */
export const retrieval: Benchmark = {
  usage,
  async run(args, tell) {
    const { data, weights, ...stackOptions } = parseArguments(args);
    const datasets = await readDatasets(data);
    await using stack = await openStack(stackOptions);
    const sets = [];
    for (const dataset of datasets) {
      const measured = await measure(stack.client, dataset, weights, tell);
      tell(`${dataset.name}: ${JSON.stringify(measured)}`);
      sets.push({ name: dataset.name, ...measured });
    }
    return {
      ndcg10: round(mean(sets.map(({ ndcg10 }) => ndcg10))),
      recall5: round(mean(sets.map(({ recall5 }) => recall5))),
      mrr10: round(mean(sets.map(({ mrr10 }) => mrr10))),
      sets,
    };
  },
};

async function measure(client: Client, dataset: Dataset, weights: Weights | undefined, tell: (line: string) => void) {
  const { name, corpus, queries, relevance } = dataset;
  const collection = `bench-${name
    .toLowerCase()
    .replace(/[^a-z0-9-]/g, '-')
    .slice(0, 40)}-${Date.now()}`;
  await client.createCollection({ name: collection });
  tell(`${name}: uploading ${corpus.length} documents into ${collection}`);
  const startedAt = performance.now();
  await ingestCorpus(client, collection, corpus);
  const ingestSeconds = (performance.now() - startedAt) / 1000;
  tell(`${name}: searchable after ${ingestSeconds.toFixed(1)} s; searching ${queries.length} queries`);
  const searches = await inParallel(queries, searchesAtOnce, async ({ id, text }) => ({
    id,
    ...(await search(client, { query: text, collection, limit: hitsPerQuery, ...(weights ? { weights } : {}) })),
  }));
  const { ndcg10, recall5, mrr10 } = evaluate(new Map(searches.map(({ id, found }) => [id, found])), relevance);
  const milliseconds = searches.map(({ ms }) => ms).sort((one, other) => one - other);
  return {
    documents: corpus.length,
    queries: queries.length,
    ndcg10: round(ndcg10),
    recall5: round(recall5),
    mrr10: round(mrr10),
    ingestSeconds: round(ingestSeconds),
    searchMsP50: round(milliseconds[Math.floor(milliseconds.length * 0.5)] ?? 0),
    searchMsP95: round(milliseconds[Math.floor(milliseconds.length * 0.95)] ?? 0),
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

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

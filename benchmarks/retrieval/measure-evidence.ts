import type { Client } from '@millrace/client';
import { inParallel } from '../in-parallel.ts';
import type { Dataset } from './dataset.ts';

const thresholds = [0.3, 0.35, 0.4, 0.45, 0.5];
const searchesAtOnce = 2;
/** A search names at most so many documents. */
const mostDocuments = 1_000;

/** Of a threshold: the share of the queries whose evidence reaches it. */
export interface EvidenceFigures {
  readonly threshold: number;
  /** With the documents that answer them: the more the better. */
  readonly answerable: number;
  /** Without them, with all else about the same subject in place: the fewer the better. */
  readonly unanswerable: number;
}

/**
 * How well the evidence of a search tells whether anything answers it: each query is searched in all documents, and in all but those that
 * answer it. Empty for a corpus of more than 1,000 documents.
 */
export async function measureEvidence(
  client: Client,
  collection: string,
  { queries, relevance }: Dataset,
  documentIds: ReadonlyMap<string, string>,
): Promise<EvidenceFigures[]> {
  if (documentIds.size > mostDocuments) return [];
  const measured = await inParallel(queries, searchesAtOnce, async ({ id, text }) => {
    const answers = relevance.get(id);
    const others = [...documentIds].filter(([document]) => !answers?.has(document)).map(([, documentId]) => documentId);
    const all = await client.search({ query: text, collection, limit: 1 });
    const rest = await client.search({ query: text, collection, limit: 1, documentIds: others });
    return { all: all.evidence, rest: rest.evidence };
  });
  const share = (values: readonly number[], threshold: number) =>
    Math.round((values.filter((value) => value >= threshold).length / values.length) * 1_000) / 1_000;
  return thresholds.map((threshold) => ({
    threshold,
    answerable: share(
      measured.map(({ all }) => all),
      threshold,
    ),
    unanswerable: share(
      measured.map(({ rest }) => rest),
      threshold,
    ),
  }));
}

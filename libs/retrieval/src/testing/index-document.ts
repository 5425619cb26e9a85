import { createHash } from 'node:crypto';
import type { BatchRef, Chunk, TaskEnvelope } from '@millrace/contracts';
import {
  acceptGeneration,
  completeGeneration,
  enterBatch,
  insertChunks,
  insertEmbeddings,
  lockDocument,
  lockGeneration,
  setBatchTerms,
  totalBatches,
} from '@millrace/database';
import type { Database } from '@millrace/ports';
import { writePostings } from '../postings/write-postings.ts';

/** A passage of a document for a test. */
export interface Passage {
  readonly text: string;
  readonly headings?: readonly string[];
  readonly pages?: [number, number];
  /** None where it is about words: all passages of a batch have one, or none. */
  readonly vector?: Float32Array;
}

export interface GenerationToIndex {
  /** Its passages, batch by batch. */
  readonly batches: readonly (readonly Passage[])[];
  /** Key of the model that the vectors are of. Default `test-model`. */
  readonly model?: string;
}

export interface OpenGeneration {
  /** Puts one batch in; the last one makes the generation live. */
  put(ordinal: number): Promise<void>;
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** Begins to index a generation as the indexer does: row for row, but without bus and objects. */
export async function openGeneration(
  database: Database,
  task: TaskEnvelope,
  { batches, model = 'test-model' }: GenerationToIndex,
): Promise<OpenGeneration> {
  const cut = { hash: hashOf(task.taskId), batches: batches.length };
  await acceptGeneration(database, task, { status: 'indexing', at: new Date(), cut });
  return {
    async put(ordinal) {
      const passages = batches[ordinal] ?? [];
      const first = batches.slice(0, ordinal).flat().length;
      const chunks = passages.map((passage, place) => chunkOf(passage, first + place));
      const batch: BatchRef = {
        cut: cut.hash,
        ordinal,
        batches: batches.length,
        hash: hashOf(chunks.map(({ hash }) => hash).join()),
        first,
        chunks: chunks.length,
      };
      await database.begin(async (tx) => {
        const vectors = passages.flatMap(({ vector }) => (vector ? [vector] : []));
        const base = await enterBatch(tx, task, batch, vectors.length);
        if (base === undefined) return;
        await insertChunks(tx, task, base, chunks);
        if (vectors.length === passages.length) await insertEmbeddings(tx, task, base, model, vectors);
        else if (vectors.length > 0) throw new TypeError('either all passages of a batch have vectors or none');
        const terms = await writePostings(tx, task, base, chunks);
        await setBatchTerms(tx, task.taskId, batch, terms);
        await lockDocument(tx, task.documentId);
        const generation = await lockGeneration(tx, task.taskId);
        const totals = await totalBatches(tx, task.taskId, batch.cut);
        if (generation && totals.batches === batches.length) await completeGeneration(tx, generation, totals);
      });
    },
  };
}

/** Indexes a whole generation, so that it is live. */
export async function indexDocument(
  database: Database,
  task: TaskEnvelope,
  passages: readonly Passage[],
  model?: string,
): Promise<void> {
  const generation = await openGeneration(database, task, { batches: [passages], ...(model ? { model } : {}) });
  await generation.put(0);
}

function chunkOf({ text, headings = [], pages }: Passage, ordinal: number): Chunk {
  return {
    ordinal,
    text,
    tokens: Math.max(1, Math.ceil(text.length / 4)),
    headings: [...headings],
    span: [0, text.length],
    hash: hashOf(text),
    ...(pages ? { pages } : {}),
  };
}

import { createHash } from 'node:crypto';
import type { Chunk, Manifest } from '@millrace/contracts';

/** Chunks that travel, are embedded and are indexed together. */
export interface Batch {
  /** SHA-256 over the hashes of its chunks, hex: the name of its vectors. */
  readonly hash: string;
  /** Ordinal of its first chunk. */
  readonly first: number;
  readonly chunks: readonly Chunk[];
}

const fewest = 16;
const most = 64;
/** Past the fewest, one chunk in so many ends a batch. */
const endsOneIn = 16;

/**
 * Batches of 16 to 64 chunks, the last may have fewer. Past 16 a batch ends with a chunk that its own hash chooses, so that after
 * an edit the ends fall where they fell before, and only the batches that the edit touched have a new hash.
 */
export function cutBatches(chunks: readonly Chunk[]): Batch[] {
  const batches: Batch[] = [];
  let first = 0;
  for (const [index, chunk] of chunks.entries()) {
    const size = index + 1 - first;
    const ends = size === most || (size >= fewest && endsBatch(chunk)) || index === chunks.length - 1;
    if (!ends) continue;
    batches.push(batchOf(chunks.slice(first, index + 1), first));
    first = index + 1;
  }
  return batches;
}

/** The manifest of a cut; its name, `cut`, is the SHA-256 of the rest. */
export function manifestOf(batches: readonly Batch[]): Manifest {
  const rest = {
    chunks: batches.reduce((sum, { chunks }) => sum + chunks.length, 0),
    batches: batches.map(({ hash, first, chunks }) => ({ hash, first, chunks: chunks.length })),
  };
  return { cut: sha256(JSON.stringify(rest)), ...rest };
}

function batchOf(chunks: readonly Chunk[], first: number): Batch {
  return { hash: sha256(chunks.map(({ hash }) => hash).join('\n')), first, chunks };
}

function endsBatch({ hash }: Chunk): boolean {
  return Number.parseInt(hash.slice(0, 8), 16) % endsOneIn === 0;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

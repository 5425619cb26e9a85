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

/**
 * Batches of 16 to 64 chunks, about 33 on average; the last is what is left. A batch ends with a chunk whose hash is lower than those
 * of the 16 chunks on either side: the ends follow from what stands around them, so that an edit moves only the ends next to it.
 */
export function cutBatches(chunks: readonly Chunk[]): Batch[] {
  const batches: Batch[] = [];
  let first = 0;
  for (let next = 1; next <= chunks.length; next += 1) {
    const size = next - first;
    const ends = size === most || (size >= fewest && chunks.length - next >= fewest && endsBatch(chunks, next - 1));
    if (!ends && next < chunks.length) continue;
    batches.push(batchOf(chunks.slice(first, next), first));
    first = next;
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

function endsBatch(chunks: readonly Chunk[], index: number): boolean {
  const around = chunks.slice(Math.max(0, index - fewest), index + fewest + 1);
  const hash = chunks[index]?.hash ?? '';
  return around.every((chunk) => chunk === chunks[index] || hash < chunk.hash);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

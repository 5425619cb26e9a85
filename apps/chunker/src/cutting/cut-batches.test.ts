import type { Chunk } from '@millrace/contracts';
import { openTokenCounter } from '@millrace/tokens';
import { describe, expect, it } from 'vitest';
import { longDocument } from '../testing/long-document.ts';
import { chunkDocument } from './chunk-document.ts';
import { cutBatches, manifestOf } from './cut-batches.ts';

const options = { count: openTokenCounter(), signal: new AbortController().signal };
const chunking = { maxTokens: 120, overlapTokens: 20 };

async function batchesOf(document: ReturnType<typeof longDocument>) {
  return cutBatches(await chunkDocument(document, chunking, options));
}

function batchesNotIn(known: readonly { hash: string }[], batches: readonly { hash: string }[]) {
  const hashes = new Set(known.map(({ hash }) => hash));
  return batches.filter(({ hash }) => !hashes.has(hash));
}

describe('cutting chunks into batches', () => {
  it('gives batches of 16 to 64 chunks without gaps, the last one of what is left', async () => {
    const batches = await batchesOf(longDocument(800));
    const sizes = batches.map(({ chunks }) => chunks.length);
    expect(batches.length).toBeGreaterThan(10);
    for (const size of sizes.slice(0, -1)) expect(size >= 16 && size <= 64).toBe(true);
    expect(sizes.at(-1)).toBeLessThanOrEqual(64);
    expect(batches.flatMap(({ chunks }) => chunks.map(({ ordinal }) => ordinal))).toEqual(
      Array.from({ length: sizes.reduce((sum, size) => sum + size, 0) }, (_, ordinal) => ordinal),
    );
  });

  it.each([
    ['a word changed', (text: string) => text.replace(/[a-z]{4}/, 'weirs')],
    ['a paragraph doubled in length', (text: string) => `${text}${text.toUpperCase()}`],
    ['a paragraph emptied', () => ''],
  ])('gives new hashes to two batches at most, of dozens, for %s in the middle', async (_case, edit) => {
    const document = longDocument(1_200);
    const before = await batchesOf(document);
    const middle = 613;
    const blocks = document.blocks.map((block, at) => (at === middle ? { ...block, text: edit(block.text) } : block));
    expect(blocks[middle]).not.toEqual(document.blocks[middle]);
    const after = await batchesOf({ blocks });
    expect(before.length).toBeGreaterThan(20);
    const changed = batchesNotIn(before, after);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.length).toBeLessThanOrEqual(2);
  });

  it('gives equal hashes to batches of equal text, and tells them apart by their first chunk', () => {
    const chunk = (ordinal: number): Chunk => ({
      ordinal,
      text: 'x',
      tokens: 1,
      headings: [],
      span: [0, 1],
      hash: 'ffffffff',
    });
    const [one, other, ...rest] = cutBatches(Array.from({ length: 128 }, (_, ordinal) => chunk(ordinal)));
    expect(rest).toEqual([]);
    expect(one?.hash).toBe(other?.hash);
    expect(one?.first).toBe(0);
    expect(other?.first).toBe(64);
  });

  it('names a cut by all of its batches', async () => {
    const batches = await batchesOf(longDocument(100));
    const manifest = manifestOf(batches);
    expect(manifest.chunks).toBe(batches.reduce((sum, { chunks }) => sum + chunks.length, 0));
    expect(manifestOf(batches)).toEqual(manifest);
    expect(manifestOf(batches.slice(1)).cut).not.toBe(manifest.cut);
  });
});

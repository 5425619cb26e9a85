import { createHash } from 'node:crypto';
import { type Chunk, type CollectionSettings, type ParsedDocument, textOf } from '@millrace/contracts';
import type { TokenCounter } from '@millrace/tokens';
import { createBreather } from './breather.ts';
import { outlineOf, placeBlocks } from './outline.ts';
import { packUnits } from './pack.ts';
import { pagesOf } from './pages.ts';
import { type Passage, passagesOf } from './passages.ts';
import type { Cutting } from './pieces.ts';
import { type Unit, unitsOf } from './units.ts';

export interface ChunkingOptions {
  readonly count: TokenCounter;
  /** Ends the work early; it is looked at between steps. */
  readonly signal: AbortSignal;
}

/**
 * Cuts a document into the passages that are searched and cited; none where it holds no text. The same input gives the same
 * chunks, and no step holds the event loop for long.
 *
 * A chunk's text is the parsed text at its span. One that begins inside a long table has the table's head before that, so its
 * text ends with what stands at its span. All text lies within the spans, but for headings that a chunk names in `headings`.
 * No chunk has more than `maxTokens`; at most half of it is overlap.
 */
export async function chunkDocument(
  parsed: Pick<ParsedDocument, 'blocks'>,
  { maxTokens, overlapTokens }: CollectionSettings['chunking'],
  { count, signal }: ChunkingOptions,
): Promise<Chunk[]> {
  const cutting: Cutting = { text: textOf(parsed), count, breathe: createBreather(signal) };
  const limits = { maxTokens, overlapTokens: Math.min(overlapTokens, Math.floor(maxTokens / 2)) };
  const blocks = placeBlocks(parsed);
  const units: Unit[] = [];
  for (const section of outlineOf(blocks)) {
    for (const unit of await unitsOf(cutting, section, maxTokens - limits.overlapTokens)) units.push(unit);
  }
  const chunks: Chunk[] = [];
  for (const pack of packUnits(cutting.text, units, limits)) {
    await cutting.breathe();
    for (const passage of passagesOf(cutting, units, pack, limits)) {
      chunks.push(chunkOf(passage, chunks.length, pagesOf(blocks, passage)));
    }
  }
  return chunks;
}

function chunkOf({ text, tokens, headings, from, to }: Passage, ordinal: number, pages: Chunk['pages']): Chunk {
  const hash = createHash('sha256')
    .update(JSON.stringify([headings, text]))
    .digest('hex');
  return { ordinal, text, tokens, headings: [...headings], ...(pages ? { pages } : {}), span: [from, to], hash };
}

import type { Chunk } from '@millrace/contracts';
import type { PlacedBlock } from './outline.ts';
import type { Span } from './span.ts';

/** The first and last page of the blocks that `span` touches; undefined where the format has no pages. */
export function pagesOf(blocks: readonly PlacedBlock[], span: Span): Chunk['pages'] {
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (let index = firstEndingAfter(blocks, span.from); index < blocks.length; index += 1) {
    const block = blocks[index];
    if (!block || block.from >= span.to) break;
    first = Math.min(first, block.page ?? first);
    last = Math.max(last, block.page ?? last);
  }
  return last > 0 ? [first, last] : undefined;
}

function firstEndingAfter(blocks: readonly PlacedBlock[], at: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((blocks[middle]?.to ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

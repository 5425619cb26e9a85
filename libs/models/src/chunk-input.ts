import type { Chunk } from '@millrace/contracts';

/** Version of {@link chunkInput}: part of a model's key, so that vectors of two templates never mix. */
export const chunkInputVersion = 'headings-text-1';

/** What a model is given of a chunk: the headings it stands under, then its text. */
export function chunkInput({ headings, text }: Pick<Chunk, 'headings' | 'text'>): string {
  return headings.length === 0 ? text : `${headings.join(' › ')}\n\n${text}`;
}

import type { Citation } from '@millrace/contracts';
import { oneLine } from './printable.ts';

/** Characters of a passage that are shown. */
const excerptLength = 240;

/** Where a passage stands: `手册.pdf, page 3–4, Care › Winter`. */
export function placeOf({ name, headings, pages }: Pick<Citation, 'name' | 'headings' | 'pages'>): string {
  const [first, last] = pages ?? [];
  const page = first === undefined ? [] : [`page ${first}${last === first ? '' : `–${last}`}`];
  const path = headings.length > 0 ? [headings.map(oneLine).join(' › ')] : [];
  return [oneLine(name), ...page, ...path].join(', ');
}

/** The beginning of a passage on one line. */
export function excerptOf(text: string): string {
  const characters = Array.from(oneLine(text));
  return characters.length <= excerptLength ? characters.join('') : `${characters.slice(0, excerptLength).join('')}…`;
}

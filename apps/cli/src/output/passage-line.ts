import type { Citation } from '@millrace/contracts';
import { oneLine } from './printable.ts';

/** Characters of a passage that are shown. */
const excerptLength = 240;
/** Characters shown before what was searched for. */
const leadLength = 60;

/** Where a passage stands: `手册.pdf, page 3–4, Care › Winter`. */
export function placeOf({ name, headings, pages }: Pick<Citation, 'name' | 'headings' | 'pages'>): string {
  const [first, last] = pages ?? [];
  const page = first === undefined ? [] : [`page ${first}${last === first ? '' : `–${last}`}`];
  const path = headings.length > 0 ? [headings.map(oneLine).join(' › ')] : [];
  return [oneLine(name), ...page, ...path].join(', ');
}

/** The beginning of a passage on one line; where `place` lies further back in it, what stands around that. */
export function excerptOf(text: string, place = 0): string {
  const from = place < excerptLength / 2 ? 0 : beginningBefore(text, place);
  const characters = Array.from(oneLine(text.slice(from)));
  const shown = characters.slice(0, excerptLength).join('');
  return `${from > 0 ? '…' : ''}${shown}${characters.length > excerptLength ? '…' : ''}`;
}

/** After a space, where there is one: Chinese has none. */
function beginningBefore(text: string, place: number): number {
  const space = text.indexOf(' ', place - leadLength);
  return space >= 0 && space < place ? space + 1 : place - leadLength;
}

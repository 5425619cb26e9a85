import type { Passage } from '../citations/passages.ts';

/**
 * A passage as the model reads it. It cannot close its own frame, so that what a document says is never taken for what we say.
 */
export function renderPassage({ marker, name, headings, pages, text }: Passage): string {
  const [first, last] = pages ?? [];
  const page = first === undefined ? [] : [last === first ? `page ${first}` : `pages ${first}-${last}`];
  const place = [name, ...headings, ...page].map((part) => oneLine(framed(part))).join(' > ');
  return `<passage number="${marker}" from="${place.replaceAll('"', '”')}">\n${framed(text)}\n</passage>`;
}

function framed(text: string): string {
  return text.replace(/<(?=\s*\/?\s*passage)/gi, '‹');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 200);
}

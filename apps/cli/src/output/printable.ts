import { stripVTControlCharacters } from 'node:util';

/** C0 and C1 controls but tab and line feed, and the marks that turn the direction of what follows (Unicode UAX #9). */
const steering = /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** `text` without what would steer a terminal: names and texts of documents are other people's. Lines and tabs stay. */
export function printable(text: string): string {
  return stripVTControlCharacters(text).replace(steering, '');
}

/** `text` on one line, without what would steer a terminal. */
export function oneLine(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(steering, '')
    .trim();
}

import { MillraceError } from '@millrace/contracts';
import { decodeText } from './charset.ts';
import { charsetOf } from './content-type.ts';
import { maxCharacters } from './finish-document.ts';
import type { Source } from './source.ts';

/**
 * The text of a source that is nothing but text.
 *
 * @throws MillraceError PARSER_OUT_OF_MEMORY where it is longer than a document may be: before anything is made of it
 */
export async function readText(source: Source): Promise<string> {
  const { text } = decodeText(await source.bytes(), charsetOf(source.contentType));
  if (text.length > maxCharacters) {
    throw new MillraceError(
      'PARSER_OUT_OF_MEMORY',
      `${source.name} holds more than ${maxCharacters} characters of text`,
    );
  }
  return text;
}

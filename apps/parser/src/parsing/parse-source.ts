import type { ParsedDocument } from '@millrace/contracts';
import { detectKind } from './detect-kind.ts';
import { finishDocument } from './finish-document.ts';
import { formatParsers } from './format-parsers.ts';
import { mediaTypes } from './kinds.ts';
import { parsingError } from './parsing-error.ts';
import type { Source } from './source.ts';

/**
 * The text of a document in reading order. Runs where a hostile document may do its worst: in a child of the pool.
 *
 * @throws MillraceError with the code that says why there is no text: see `detectKind`, `parsingError`, `finishDocument`
 */
export async function parseSource(source: Source): Promise<ParsedDocument> {
  try {
    const { kind, hasPictures } = await detectKind(source);
    const parse = await formatParsers[kind]();
    const content = await parse(source, parseSource);
    return finishDocument(content, { name: source.name, contentType: mediaTypes[kind], hasPictures });
  } catch (error) {
    throw parsingError(error, source.name);
  }
}

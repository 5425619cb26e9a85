import { MillraceError } from '@millrace/contracts';
import { decodeText, isMarkedUnicode } from './charset.ts';
import type { Kind } from './kinds.ts';
import { isOle2, ole2Error } from './ole2.ts';
import type { Source } from './source.ts';
import { textKind } from './text-kind.ts';
import { zipKind } from './zip-kind.ts';

export interface DetectedKind {
  kind: Kind;
  /** Whether pictures lie beside the text: if no text is found, the document needs OCR. */
  hasPictures: boolean;
}

/** A PDF's header may come after other bytes, within this many (ISO 32000-2, annex I). */
const pdfHeaderWithin = 1024;

/**
 * What `source` is, by its content. Its name and media type only tell kinds of text apart.
 *
 * @throws MillraceError EMPTY_DOCUMENT, NEEDS_OCR for pictures, ENCRYPTED_DOCUMENT, ARCHIVE_BOMB, CORRUPT_DOCUMENT, UNKNOWN_TYPE
 */
export async function detectKind(source: Source): Promise<DetectedKind> {
  const { head, name } = source;
  if (source.size === 0) throw new MillraceError('EMPTY_DOCUMENT', `${name} has no bytes`);
  if (isOle2(source)) throw await ole2Error(source);
  if (head.toString('latin1', 0, 4) === 'PK\u0003\u0004') return zipKind(source);
  const isText = looksLikeText(head);
  const pdfHeader = head.subarray(0, pdfHeaderWithin).indexOf('%PDF-');
  if (pdfHeader === 0 || (pdfHeader > 0 && !isText)) return { kind: 'pdf', hasPictures: false };
  if (head.toString('latin1', 0, 5) === '{\\rtf') return { kind: 'rtf', hasPictures: head.includes('\\pict') };
  if (isText) return { kind: textKind(startOf(head), source), hasPictures: false };
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(head);
  if (found?.mime.startsWith('image/')) {
    throw new MillraceError('NEEDS_OCR', `${name} is a picture (${found.mime}); its text can be had by OCR only`);
  }
  throw new MillraceError('UNKNOWN_TYPE', `${name} is ${found ? `of type ${found.mime}` : 'binary, of no known type'}`);
}

function startOf(head: Buffer): string {
  return isMarkedUnicode(head) ? decodeText(head).text : head.toString('latin1').replace(/^ï»¿/, '');
}

/** Text holds hardly any control characters; compressed or compiled data hold one in ten bytes. A few strays are forgiven. */
function looksLikeText(head: Buffer): boolean {
  if (isMarkedUnicode(head)) return true;
  let controls = 0;
  for (const byte of head) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d && byte !== 0x1b) controls++;
  }
  return controls <= Math.max(1, head.length / 100);
}

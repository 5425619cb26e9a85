import { MillraceError } from '@millrace/contracts';
import type { Source } from './source.ts';

const magic = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** Streams that tell what an OLE2 container holds ([MS-CFB], [MS-OFFCRYPTO] 2.3.4.4). */
const legacyFormats: [stream: string, message: string][] = [
  ['WordDocument', 'a Word document of the old binary format (.doc); save it as .docx'],
  ['Workbook', 'an Excel workbook of the old binary format (.xls); save it as .xlsx'],
  ['PowerPoint Document', 'a PowerPoint presentation of the old binary format (.ppt); save it as .pptx'],
  ['__substg1.0_', 'an Outlook message (.msg); save it as .eml'],
];

export function isOle2(source: Source): boolean {
  return source.head.subarray(0, magic.length).equals(magic);
}

/** The error that an OLE2 container ends in: Office puts encrypted documents into one, and its old formats are not parsed. */
export async function ole2Error(source: Source): Promise<MillraceError> {
  const bytes = await source.bytes();
  const holds = (stream: string) => bytes.includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage')) {
    return new MillraceError('ENCRYPTED_DOCUMENT', `${source.name} is an Office document protected by a password`);
  }
  const found = legacyFormats.find(([stream]) => holds(stream));
  return new MillraceError('UNKNOWN_TYPE', `${source.name} is ${found?.[1] ?? 'an OLE2 container of no known kind'}`);
}

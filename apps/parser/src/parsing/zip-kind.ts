import { MillraceError } from '@millrace/contracts';
import { type Kind, mediaTypes } from './kinds.ts';
import type { Source } from './source.ts';
import { inspectZip } from './zip-inspection.ts';

/** Font obfuscation, which EPUB readers undo without a key (EPUB 3.3, 4.3); any other algorithm hides text. */
const obfuscation = /^(?:http:\/\/www\.idpf\.org\/2008\/embedding|http:\/\/ns\.adobe\.com\/pdf\/enc#RC)$/;
const algorithms = /EncryptionMethod[^>]+Algorithm\s*=\s*["']([^"']+)["']/g;

export interface ZipKind {
  kind: Kind;
  /** Whether pictures lie in it: without any text beside them it needs OCR. */
  hasPictures: boolean;
}

/**
 * The kind of document that a zip archive is, by the parts that its standard demands (ISO/IEC 29500-2, ISO/IEC 26300, EPUB 3.3).
 *
 * @throws MillraceError UNKNOWN_TYPE for other archives, and what `inspectZip` throws
 */
export async function zipKind(source: Source): Promise<ZipKind> {
  const { names, mimetype, metaInf } = await inspectZip(source);
  const has = (prefix: string) => names.some((name) => name.startsWith(prefix));
  const hasPictures = names.some((name) => /(^|\/)(media|pictures|images?)\/[^/]+$/i.test(name));
  const openDocument = (['odt', 'ods', 'odp', 'epub'] as const).find((kind) => mimetype.startsWith(mediaTypes[kind]));
  if (openDocument || has('META-INF/container.xml')) {
    if (isEncrypted(metaInf)) throw new MillraceError('ENCRYPTED_DOCUMENT', `${source.name} is protected by a key`);
    return { kind: openDocument ?? 'epub', hasPictures };
  }
  if (has('[Content_Types].xml')) {
    if (has('word/')) return { kind: 'docx', hasPictures };
    if (has('ppt/')) return { kind: 'pptx', hasPictures };
    if (has('xl/workbook.bin')) throw unknown(source, 'a binary workbook (.xlsb); save it as .xlsx');
    if (has('xl/')) return { kind: 'xlsx', hasPictures };
  }
  throw unknown(source, 'a zip archive of no known document format; upload the files in it one by one');
}

function isEncrypted(metaInf: Map<string, string>): boolean {
  if (metaInf.get('META-INF/manifest.xml')?.includes('encryption-data')) return true;
  const used = [...(metaInf.get('META-INF/encryption.xml') ?? '').matchAll(algorithms)];
  return used.some(([, algorithm = '']) => !obfuscation.test(algorithm));
}

function unknown(source: Source, what: string): MillraceError {
  return new MillraceError('UNKNOWN_TYPE', `${source.name} is ${what}`);
}

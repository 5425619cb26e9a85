import { MillraceError } from '@millrace/contracts';
import type { Source } from './source.ts';
import { openYauzl } from './zip-archive.ts';

/** What an archive may cost before it is taken for a bomb. */
export interface ZipLimits {
  entries: number;
  /** Bytes that all entries inflate to, counted while inflating: headers may lie. */
  inflatedBytes: number;
  /** Inflated bytes for one byte of archive, asked only once `ratioFromBytes` have come out. */
  ratio: number;
  ratioFromBytes: number;
}

export const zipLimits: ZipLimits = {
  entries: 2_000,
  inflatedBytes: 200 * 1024 * 1024,
  ratio: 100,
  ratioFromBytes: 1024 * 1024,
};

export interface ZipContents {
  names: string[];
  /** The first 4 KiB of the entry `mimetype`, by which OpenDocument and EPUB name themselves. */
  mimetype: string;
  /** The entries under META-INF, where both say what is encrypted; at most 64 KiB each. */
  metaInf: Map<string, string>;
}

/** Zip, 7z, RAR: gzip is not among them, as Office compresses vector pictures with it. */
const archiveStarts = ['504b0304', '377abcaf', '52617221'];
/** Where Office keeps the workbooks behind charts and other embedded objects. No parser opens them. */
const embeddings = /(^|\/)embeddings\//;

/**
 * Reads an archive through once, before any parser sees it, and keeps nothing but its list of names.
 *
 * @throws MillraceError ARCHIVE_BOMB past a limit or with an archive inside, ENCRYPTED_DOCUMENT, CORRUPT_DOCUMENT
 */
export async function inspectZip(source: Source, limits: ZipLimits = zipLimits): Promise<ZipContents> {
  const contents: ZipContents = { names: [], mimetype: '', metaInf: new Map() };
  try {
    const zip = await openYauzl(source, { lazyEntries: true, validateEntrySizes: false });
    if (zip.entryCount > limits.entries) throw bomb(source, `${zip.entryCount} entries, more than ${limits.entries}`);
    let inflated = 0;
    for await (const entry of zip.eachEntry()) {
      contents.names.push(entry.fileName);
      if (entry.fileName.endsWith('/')) continue;
      if (entry.isEncrypted()) throw new MillraceError('ENCRYPTED_DOCUMENT', `${source.name} is an encrypted archive`);
      const before = inflated;
      let start = Buffer.alloc(0);
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        inflated += chunk.length;
        if (start.length < 64 * 1024) start = Buffer.concat([start, chunk]);
        if (inflated > limits.inflatedBytes)
          throw bomb(source, `it inflates to more than ${limits.inflatedBytes} bytes`);
        if (inflated > limits.ratioFromBytes && inflated > source.size * limits.ratio) {
          throw bomb(source, `it inflates to more than ${limits.ratio} times its size`);
        }
      }
      if (inflated - before !== entry.uncompressedSize) throw new Error(`${entry.fileName} is not of its stated size`);
      if (archiveStarts.includes(start.toString('hex', 0, 4)) && !embeddings.test(entry.fileName)) {
        throw bomb(source, `it holds another archive, ${entry.fileName}`);
      }
      if (entry.fileName === 'mimetype') contents.mimetype = start.toString('latin1', 0, 4096).trim();
      if (entry.fileName.startsWith('META-INF/')) contents.metaInf.set(entry.fileName, start.toString('utf8'));
    }
    return contents;
  } catch (error) {
    if (error instanceof MillraceError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new MillraceError('CORRUPT_DOCUMENT', `${source.name} is a damaged archive: ${reason}`, { cause: error });
  }
}

function bomb(source: Source, reason: string): MillraceError {
  return new MillraceError('ARCHIVE_BOMB', `${source.name} is refused: ${reason}`);
}

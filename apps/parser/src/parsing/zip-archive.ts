import yauzl from 'yauzl';
import type { Source } from './source.ts';

/** An archive that has passed `inspectZip`, open for reading. */
export interface ZipArchive extends Disposable {
  names: string[];
  /** The inflated bytes of an entry, or undefined where there is none of this name. */
  read(name: string): Promise<AsyncIterable<Buffer> | undefined>;
}

export async function openZip(source: Source): Promise<ZipArchive> {
  const zip = await openYauzl(source, { lazyEntries: true, autoClose: false });
  const entries = new Map<string, yauzl.Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  return {
    names: [...entries.keys()],
    async read(name) {
      const entry = entries.get(name);
      return entry && zip.openReadStreamPromise(entry);
    },
    [Symbol.dispose]: () => zip.close(),
  };
}

export async function openYauzl(source: Source, options: yauzl.Options): Promise<yauzl.ZipFile> {
  return source.file ? yauzl.openPromise(source.file, options) : yauzl.fromBufferPromise(await source.bytes(), options);
}

import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { TaskEnvelope } from '@millrace/contracts';
import type { ObjectStore } from '@millrace/ports';

/** An original as a local file, removed when disposed of. */
export interface LocalOriginal extends AsyncDisposable {
  readonly file: string;
  readonly bytes: number;
  /** SHA-256, hex. */
  readonly sha256: string;
}

/** Streams a task's original into a file of its own, counting and hashing on the way: it is never whole in memory. */
export async function fetchOriginal(
  objects: ObjectStore,
  { original }: TaskEnvelope,
  signal: AbortSignal,
): Promise<LocalOriginal> {
  const folder = await mkdtemp(join(tmpdir(), 'millrace-parser-'));
  const dispose = () => rm(folder, { recursive: true, force: true });
  try {
    // pdfium's binding tells a PDF by the name of the file alone; every other format is told by its content.
    const file = join(folder, 'original.pdf');
    const hash = createHash('sha256');
    let bytes = 0;
    const count = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        hash.update(chunk);
        done(null, chunk);
      },
    });
    const source = await objects.getStream(original.key, { signal, ...(original.etag ? { etag: original.etag } : {}) });
    await pipeline(source, count, createWriteStream(file), { signal });
    return { file, bytes, sha256: hash.digest('hex'), [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

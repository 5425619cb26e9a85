import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import { MillraceError } from '@millrace/contracts';

export interface Digest {
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

export interface UploadBody extends Transform {
  /** Of all that has passed. */
  digest(): Digest;
  /** The rest of the form is as it should be: only now may the body end. */
  release(): void;
  /** Whoever reads the body lets it end: asked when all has passed and was released, it ends when that resolves and fails when it rejects. */
  endWhen(ask: () => Promise<void>): void;
}

/**
 * What lies between a form's file part and the store: counts, digests, and fails with `PAYLOAD_TOO_LARGE` past `maxBytes`. Since a
 * body that ended is an accepted document, it does not end with its file part but when it is released, and its reader lets it.
 */
export function createUploadBody(maxBytes: number): UploadBody {
  const hash = createHash('sha256');
  let bytes = 0;
  const released = Promise.withResolvers<void>();
  const ending = Promise.withResolvers<() => Promise<void>>();

  const body = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) {
        done(new MillraceError('PAYLOAD_TOO_LARGE', `the file is larger than ${maxBytes} bytes`));
        return;
      }
      hash.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      Promise.all([ending.promise, released.promise])
        .then(([ask]) => ask())
        .then(() => done(), done);
    },
  });
  return Object.assign(body, {
    digest: () => ({ bytes, sha256: hash.copy().digest('hex') }),
    release: () => released.resolve(),
    endWhen: (ask: () => Promise<void>) => ending.resolve(ask),
  });
}

import { createReadStream } from 'node:fs';
import { MillraceError } from '@millrace/contracts';
import { createDigest } from './digest.ts';

/** The bytes of a file of a backup. Throws `DIGEST_MISMATCH`, at the latest after the last of them, where it is not as it was written. */
export async function* checkedBody(
  path: string,
  written: { readonly bytes: number; readonly sha256: string },
): AsyncGenerator<Uint8Array> {
  const digest = createDigest();
  try {
    yield* digest.through(createReadStream(path));
  } catch (error) {
    throw damaged(path, error);
  }
  const { bytes, sha256 } = digest.result();
  if (bytes !== written.bytes || sha256 !== written.sha256) throw damaged(path);
}

function damaged(path: string, cause?: unknown): MillraceError {
  return new MillraceError('DIGEST_MISMATCH', `the backup is damaged: ${path} is not as it was written`, { cause });
}

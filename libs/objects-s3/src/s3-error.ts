import { dependencyUnavailable, MillraceError } from '@millrace/contracts';

/** How stores name that they are full: MinIO, Ceph, and others after them. */
const fullNames = /StorageFull|QuotaExceeded|InsufficientStorage|InsufficientCapacity/i;

/** What the port throws when a call about `key` failed so. Errors that are neither S3's nor the network's stay as they are. */
export function toS3Error(error: unknown, key: string): unknown {
  if (error instanceof MillraceError || isBug(error)) return error;
  const { name, status } = answerOf(error);
  if (fullNames.test(name) || status === 507) {
    return new MillraceError('STORAGE_FULL', `The object store has no room for ${key}`, { cause: error });
  }
  if (isMissing(error) || status === 412) {
    return new MillraceError('OBJECT_NOT_FOUND', `No object ${key}`, { cause: error });
  }
  return dependencyUnavailable('objects', error);
}

/** True where the answer was that there is no such object. A missing bucket is another trouble. */
export function isMissing(error: unknown): boolean {
  const { name, status } = answerOf(error);
  return name === 'NoSuchKey' || name === 'NotFound' || (status === 404 && !isBucketMissing(error));
}

export function isBucketMissing(error: unknown): boolean {
  return answerOf(error).name === 'NoSuchBucket';
}

/** True where a conditional put found the key taken (RFC 9110 §15.5.13). */
export function isTaken(error: unknown): boolean {
  return answerOf(error).status === 412;
}

/** True where two conditional puts met and S3 asks to try again. */
export function isConflict(error: unknown): boolean {
  return answerOf(error).status === 409;
}

function isBug(error: unknown): boolean {
  return error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
}

function answerOf(error: unknown): { readonly name: string; readonly status: number | undefined } {
  if (!(error instanceof Error)) return { name: '', status: undefined };
  const metadata: unknown = '$metadata' in error ? error.$metadata : undefined;
  const isAnswer = typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata;
  return { name: error.name, status: isAnswer ? Number(metadata.httpStatusCode) : undefined };
}

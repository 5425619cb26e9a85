import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { chunksOf, type Logger } from '@millrace/ports';
import { isConflict, isTaken } from './s3-error.ts';
import { type ObjectDescription, type StreamedObject, uploadMultipart } from './s3-multipart.ts';
import { partsOf } from './s3-parts.ts';

/** S3's least for a part but the last. A stream that is no longer goes up in one request. */
const partBytes = 5 * 1024 * 1024;
const partsAtOnce = 2;

/** S3 answers 409 while another conditional put of the key is under way. */
const mostConflicts = 20;
const conflictPauseMs = 25;

/** A body with its length: the client knows none of an empty one, and warns. */
function bodyOf(body: Uint8Array | string): { readonly Body: Uint8Array; readonly ContentLength: number } {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return { Body: bytes, ContentLength: bytes.byteLength };
}

export interface PutObjectOptions {
  readonly ifAbsent?: boolean | undefined;
}

/** Puts. After a lost answer the repetition finds the first attempt's object, and says `exists` where `ifAbsent`. */
export async function putObject(
  client: S3Client,
  description: ObjectDescription,
  body: Uint8Array | string,
  { ifAbsent = false }: PutObjectOptions,
): Promise<StreamedObject | 'exists'> {
  const { Body, ContentLength } = bodyOf(body);
  const command = new PutObjectCommand({ ...description, Body, ContentLength, ...(ifAbsent && { IfNoneMatch: '*' }) });
  for (let conflicts = 0; ; conflicts++) {
    try {
      const { ETag } = await client.send(command);
      return { ETag, bytes: ContentLength };
    } catch (error) {
      if (ifAbsent && isTaken(error)) return 'exists';
      if (!ifAbsent || !isConflict(error) || conflicts === mostConflicts) throw error;
      await sleep(conflictPauseMs * (1 + Math.random()));
    }
  }
}

export interface PutStreamOptions extends PutObjectOptions {
  readonly signal?: AbortSignal | undefined;
  readonly log: Logger;
}

/** Puts a stream, holding at most four parts of 5 MiB in memory. Throws the body's own error, or the signal's reason. */
export async function putStream(
  client: S3Client,
  description: ObjectDescription,
  body: Readable,
  { signal, ifAbsent, log }: PutStreamOptions,
): Promise<StreamedObject | 'exists'> {
  const giveUp = new AbortController();
  const parts = partsOf(chunksOf(body, giveUp.signal), partBytes);
  const onAbort = () => giveUp.abort(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  if (signal?.aborted) onAbort();
  try {
    const first = await parts.next();
    const second = first.done ? first : await parts.next();
    if (!first.done && !second.done) {
      const all = joined([first.value, second.value], parts);
      return await uploadMultipart(client, description, all, { concurrency: partsAtOnce, ifAbsent, giveUp, log });
    }
    const only = first.done ? Buffer.alloc(0) : first.value;
    giveUp.signal.throwIfAborted();
    // From here on it is too late to give up: the object may appear at any moment.
    return await putObject(client, description, only, { ifAbsent });
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}

async function* joined(first: readonly Buffer[], rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield* first;
  yield* rest;
}

import { Readable } from 'node:stream';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { destroyOnAbort } from '@millrace/ports';
import { toS3Error } from './s3-error.ts';
import { translatedStream } from './translated-stream.ts';

export interface GetOptions {
  readonly signal?: AbortSignal | undefined;
  /** Without quotes. */
  readonly etag?: string | undefined;
}

/** The body of an object as a stream. Throws the signal's reason, before the stream as in it; else S3's errors as they come. */
export async function getStream(
  client: S3Client,
  { Bucket, Key }: { readonly Bucket: string; readonly Key: string },
  { signal, etag }: GetOptions,
): Promise<Readable> {
  const command = new GetObjectCommand({ Bucket, Key, ...(etag !== undefined && { IfMatch: `"${etag}"` }) });
  const { Body } = await client.send(command, { ...(signal && { abortSignal: signal }) });
  if (!(Body instanceof Readable)) throw new TypeError('the S3 client gave no stream of Node');
  return destroyOnAbort(
    translatedStream(Body, (error) => toS3Error(error, Key)),
    signal,
  );
}

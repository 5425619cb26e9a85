import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { dependencyUnavailable } from '@millrace/contracts';
import { checkObjectKey, checkObjectMetadata, type Logger, type ObjectStore, type PutOptions } from '@millrace/ports';
import { s3Bucket } from './s3-bucket.ts';
import { createS3Client, type S3Account } from './s3-client.ts';
import { deleteObjects } from './s3-delete.ts';
import { isMissing, toS3Error } from './s3-error.ts';
import { type GetOptions, getStream } from './s3-get.ts';
import { listPage } from './s3-list.ts';
import type { ObjectDescription } from './s3-multipart.ts';
import { putObject, putStream } from './s3-put.ts';
import { abortStaleUploads } from './s3-stale-uploads.ts';

export interface S3ObjectStoreOptions extends S3Account {
  /** Made at the first use where it is missing. */
  readonly bucket: string;
  /** URL of the endpoint as those know it who are given a presigned URL; default: `endpoint`. */
  readonly publicEndpoint?: string | undefined;
  readonly log: Logger;
}

/**
 * Objects in one bucket of any S3. Opens also when the store is down; calls throw `DEPENDENCY_UNAVAILABLE` until it answers.
 * A put whose answer is lost is repeated, so that `ifAbsent` may say `exists` of what this very call has put.
 */
export async function openS3ObjectStore({
  bucket: Bucket,
  publicEndpoint,
  log,
  ...account
}: S3ObjectStoreOptions): Promise<ObjectStore> {
  const client = createS3Client(account, log);
  // The host is part of what is signed; signing itself sends nothing.
  const signer = publicEndpoint ? createS3Client({ ...account, endpoint: publicEndpoint }, log) : client;
  const bucket = s3Bucket(client, Bucket);

  /** Runs a call about `key`, and says what went wrong in the words of the port. */
  const on = async <Result>(key: string, call: () => Promise<Result>): Promise<Result> => {
    try {
      return await bucket.use(call);
    } catch (error) {
      throw toS3Error(error, key);
    }
  };

  const describe = (Key: string, { contentType, metadata = {} }: PutOptions): ObjectDescription => {
    checkObjectKey(Key);
    checkObjectMetadata(metadata);
    return {
      Bucket,
      Key,
      Metadata: { ...metadata },
      ...(contentType !== undefined && { ContentType: contentType }),
    };
  };

  const streamOf = async (key: string, options: GetOptions): Promise<Readable> => {
    checkObjectKey(key);
    options.signal?.throwIfAborted();
    return await on(key, () => getStream(client, { Bucket, Key: key }, options)).catch((error: unknown) => {
      options.signal?.throwIfAborted();
      throw error;
    });
  };

  await bucket.check().catch((error: unknown) => {
    log.warn({ err: error, bucket: Bucket }, 'the object store does not answer yet');
  });

  return {
    bucket: Bucket,

    async put(key, body, options = {}) {
      const description = describe(key, options);
      const put = await on(key, () => putObject(client, description, body, options));
      return put === 'exists' ? put : 'created';
    },

    async putStream(key, body, { signal, ...options } = {}) {
      try {
        const description = describe(key, options);
        const { ifAbsent } = options;
        const put = await bucket.use(() => putStream(client, description, body, { signal, ifAbsent, log }));
        return put === 'exists' ? put : { etag: unquoted(put.ETag), bytes: put.bytes };
      } catch (error) {
        throw error === body.errored || error === signal?.reason ? error : toS3Error(error, key);
      } finally {
        body.destroy();
      }
    },

    async get(key, options = {}) {
      return await buffer(await streamOf(key, options));
    },

    async getStream(key, options = {}) {
      return await streamOf(key, options);
    },

    async presign(key, expiresIn) {
      checkObjectKey(key);
      return getSignedUrl(signer, new GetObjectCommand({ Bucket, Key: key }), { expiresIn });
    },

    async head(key) {
      checkObjectKey(key);
      const answer = await on(key, () =>
        client.send(new HeadObjectCommand({ Bucket, Key: key })).catch((error: unknown) => {
          if (isMissing(error)) return undefined;
          throw error;
        }),
      );
      return (
        answer && {
          bytes: answer.ContentLength ?? 0,
          etag: unquoted(answer.ETag),
          contentType: answer.ContentType,
          metadata: answer.Metadata ?? {},
          lastModified: answer.LastModified ?? new Date(0),
        }
      );
    },

    async *list(prefix) {
      let token: string | undefined;
      do {
        const from = token;
        const { entries, next } = await on(prefix, () => listPage(client, Bucket, prefix, from));
        yield* entries;
        token = next;
      } while (token !== undefined);
    },

    async delete(keys) {
      for (const key of keys) checkObjectKey(key);
      if (keys.length > 0) await on(`${keys.length} objects`, () => deleteObjects(client, Bucket, keys));
    },

    async abortStaleUploads(before) {
      return await on('unfinished uploads', () => abortStaleUploads(client, Bucket, before));
    },

    async ping() {
      await bucket.check().catch((error: unknown) => {
        throw dependencyUnavailable('objects', error);
      });
    },

    async close() {
      signer.destroy();
      client.destroy();
    },
  };
}

function unquoted(etag: string | undefined): string {
  return (etag ?? '').replace(/^"|"$/g, '');
}

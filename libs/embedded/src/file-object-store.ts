import { access, constants, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dependencyUnavailable } from '@millrace/contracts';
import { checkObjectKey, checkObjectMetadata, chunksOf, type ObjectStore, type PutOptions } from '@millrace/ports';
import { isMissing, toReadError, toWriteError } from './object-file-error.ts';
import { removeHalfWritten } from './object-file-half-written.ts';
import { pathOfKey } from './object-file-path.ts';
import { readHead, readObject, streamObject } from './object-file-reader.ts';
import { removeObjectFile } from './object-file-remove.ts';
import { walkObjectFiles } from './object-file-walk.ts';
import { type WriteOptions, writeObjectFile } from './object-file-writer.ts';
import { type ObjectLinks, openObjectLinks } from './object-links.ts';

export interface FileObjectStoreOptions {
  readonly folder: string;
  /** Its name, and a part of the links to its objects. Default `documents`. */
  readonly bucket?: string;
}

/** Its links lead to the server of this process, which asks `links` what they are for. */
export interface FileObjectStore extends ObjectStore {
  readonly links: ObjectLinks;
}

/**
 * Objects as files below `folder`. What was put is on the disk when the call returns. One process at a time may have the folder
 * open: opening it sweeps what a crash left half written.
 * Differs from S3 in one point: a segment of a key whose name as a file has more than 255 bytes is a `VALIDATION_ERROR`.
 */
export async function openFileObjectStore({
  folder,
  bucket = 'documents',
}: FileObjectStoreOptions): Promise<FileObjectStore> {
  const root = join(folder, 'objects');
  const halfWritten = join(folder, 'half-written');
  await mkdir(root, { recursive: true }).catch(rethrowWriteError);
  await rm(halfWritten, { recursive: true, force: true }).catch(rethrowWriteError);
  await mkdir(halfWritten).catch(rethrowWriteError);
  const pathOf = (key: string) => join(root, pathOfKey(key));
  const links = await openObjectLinks({ file: join(folder, 'link-secret'), path: `/objects/${bucket}` }).catch(
    rethrowWriteError,
  );

  return {
    bucket,
    links,

    async put(key, body, options = {}) {
      const bytes = typeof body === 'string' ? Buffer.from(body) : body;
      const [path, described] = [pathOf(key), describe(options)];
      const written = await writeObjectFile(path, halfWritten, [bytes], described).catch(rethrowWriteError);
      return written.outcome;
    },

    async putStream(key, body, { signal, ...options } = {}) {
      const chunks = chunksOf(body, signal);
      try {
        const [path, described] = [pathOf(key), describe(options)];
        const { outcome, etag, bytes } = await writeObjectFile(path, halfWritten, chunks, described);
        return outcome === 'exists' ? outcome : { etag, bytes };
      } catch (error) {
        throw error === body.errored || error === signal?.reason ? error : toWriteError(error);
      } finally {
        body.destroy();
      }
    },

    async get(key, { signal } = {}) {
      const path = pathOf(key);
      signal?.throwIfAborted();
      return await readObject(path, key).catch(rethrowReadError(key));
    },

    async getStream(key, options = {}) {
      const path = pathOf(key);
      options.signal?.throwIfAborted();
      return await streamObject(path, key, options).catch(rethrowReadError(key));
    },

    async presign(key, expiresInSeconds) {
      checkObjectKey(key);
      return links.sign(key, expiresInSeconds);
    },

    async head(key) {
      const path = pathOf(key);
      return await readHead(path, key).catch((error: unknown) => {
        if (isMissing(error)) return undefined;
        throw toReadError(error, key);
      });
    },

    async *list(prefix) {
      try {
        yield* walkObjectFiles(root, prefix);
      } catch (error) {
        throw toReadError(error, prefix);
      }
    },

    async delete(keys) {
      for (const path of keys.map(pathOf)) await removeObjectFile(path, root).catch(rethrowWriteError);
    },

    async abortStaleUploads(before) {
      return await removeHalfWritten(halfWritten, before).catch(rethrowWriteError);
    },

    async ping() {
      await access(root, constants.R_OK | constants.W_OK).catch((error: unknown) => {
        throw dependencyUnavailable('objects', error);
      });
    },

    async close() {},
  };
}

function describe({ contentType, metadata = {}, ifAbsent = false }: PutOptions): WriteOptions {
  checkObjectMetadata(metadata);
  return { ifAbsent, metadata, ...(contentType !== undefined && { contentType }) };
}

function rethrowWriteError(error: unknown): never {
  throw toWriteError(error);
}

function rethrowReadError(key: string): (error: unknown) => never {
  return (error) => {
    throw toReadError(error, key);
  };
}

import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { MillraceError } from '@millrace/contracts';
import { destroyOnAbort, type ObjectHead } from '@millrace/ports';
import { readTrailer } from './object-file-trailer.ts';

export async function readHead(path: string, key: string): Promise<ObjectHead> {
  await using file = await open(path);
  const { trailer, bytes, lastModified } = await readTrailer(file, key);
  return { bytes, etag: trailer.etag, contentType: trailer.contentType, metadata: trailer.metadata, lastModified };
}

export async function readObject(path: string, key: string): Promise<Uint8Array> {
  await using file = await open(path);
  const { bytes } = await readTrailer(file, key);
  const body = Buffer.allocUnsafeSlow(bytes);
  for (let read = 0; read < bytes; ) {
    const { bytesRead } = await file.read(body, read, bytes - read, read);
    if (bytesRead === 0) throw new MillraceError('INTERNAL_ERROR', `The file of the object ${key} was cut short`);
    read += bytesRead;
  }
  return body;
}

/** The body of the object as it is now: a put that replaces it meanwhile does not touch what is read. */
export async function streamObject(
  path: string,
  key: string,
  { signal, etag }: { readonly signal?: AbortSignal; readonly etag?: string },
): Promise<Readable> {
  const file = await open(path);
  try {
    const stream = await streamBody(file, key, etag);
    return destroyOnAbort(stream, signal);
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function streamBody(file: FileHandle, key: string, etag: string | undefined): Promise<Readable> {
  const { trailer, bytes } = await readTrailer(file, key);
  if (etag !== undefined && etag !== trailer.etag) {
    throw new MillraceError('OBJECT_NOT_FOUND', `The object ${key} is no longer the one with the etag ${etag}`);
  }
  if (bytes > 0) return file.createReadStream({ start: 0, end: bytes - 1 });
  await file.close();
  return Readable.from([]);
}

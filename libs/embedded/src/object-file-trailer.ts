import type { FileHandle } from 'node:fs/promises';
import { MillraceError } from '@millrace/contracts';

/** What is known of an object beside its bytes. */
export interface ObjectTrailer {
  readonly etag: string;
  readonly contentType?: string;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface ObjectFileContents {
  readonly trailer: ObjectTrailer;
  /** Length of the body, which begins the file. */
  readonly bytes: number;
  readonly lastModified: Date;
}

const magic = Buffer.from('millrace');
const footBytes = 4 + magic.length;
/** So much of the file's end is read at once: most trailers are in it. */
const guessBytes = 4096;

/**
 * An object is one file, so that body and metadata appear in one step: the body, the trailer as JSON, its length in four bytes
 * (big-endian), and eight bytes that mark the format. The trailer comes last since the etag is known last.
 */
export function encodeTrailer(trailer: ObjectTrailer): Buffer {
  const json = Buffer.from(JSON.stringify(trailer));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  return Buffer.concat([json, length, magic]);
}

export async function readTrailer(handle: FileHandle, key: string): Promise<ObjectFileContents> {
  const { size, mtime } = await handle.stat();
  let end = await readEnd(handle, size, guessBytes);
  if (end.length < footBytes || !end.subarray(-magic.length).equals(magic)) throw damaged(key);
  const jsonBytes = end.readUInt32BE(end.length - footBytes);
  if (jsonBytes > size - footBytes) throw damaged(key);
  if (jsonBytes > end.length - footBytes) end = await readEnd(handle, size, jsonBytes + footBytes);
  const json = end.subarray(end.length - footBytes - jsonBytes, end.length - footBytes);
  return { trailer: parse(json, key), bytes: size - footBytes - jsonBytes, lastModified: mtime };
}

async function readEnd(handle: FileHandle, size: number, most: number): Promise<Buffer> {
  const length = Math.min(size, most);
  const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(length), 0, length, size - length);
  return buffer.subarray(0, bytesRead);
}

function parse(json: Buffer, key: string): ObjectTrailer {
  try {
    return JSON.parse(json.toString('utf8'));
  } catch {
    throw damaged(key);
  }
}

function damaged(key: string): MillraceError {
  return new MillraceError('INTERNAL_ERROR', `The file of the object ${key} is damaged`);
}

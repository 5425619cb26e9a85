import { Readable } from 'node:stream';
import { MillraceError } from '@millrace/contracts';
import type { ObjectHead, ObjectStore } from '@millrace/ports';

export interface StubObjects extends ObjectStore {
  readonly bodies: ReadonlyMap<string, Buffer>;
  /** Every call so far that read or wrote, as `put <key>`. */
  readonly calls: readonly string[];
}

/** Objects in a map, without a file or a server, and a record of what was asked of them. */
export function stubObjects(): StubObjects {
  const bodies = new Map<string, Buffer>();
  const metadataOf = new Map<string, ObjectHead['metadata']>();
  const calls: string[] = [];

  const read = (key: string) => {
    calls.push(`get ${key}`);
    const body = bodies.get(key);
    if (!body) throw new MillraceError('OBJECT_NOT_FOUND', `there is no object ${key}`);
    return body;
  };

  return {
    bucket: 'stub',
    bodies,
    calls,
    async put(key, body, { ifAbsent = false, metadata = {} } = {}) {
      calls.push(`put ${key}`);
      if (ifAbsent && bodies.has(key)) return 'exists';
      bodies.set(key, Buffer.from(body));
      metadataOf.set(key, metadata);
      return 'created';
    },
    async putStream(key, body, { ifAbsent = false } = {}) {
      calls.push(`put ${key}`);
      const whole = Buffer.concat(await body.map((part: Uint8Array | string) => Buffer.from(part)).toArray());
      if (ifAbsent && bodies.has(key)) return 'exists';
      bodies.set(key, whole);
      return { etag: String(whole.length), bytes: whole.length };
    },
    async get(key) {
      return read(key);
    },
    async getStream(key) {
      return Readable.from([read(key)]);
    },
    async presign(key) {
      return `memory:${key}`;
    },
    async head(key) {
      calls.push(`head ${key}`);
      const body = bodies.get(key);
      return body && { ...headOf(body), metadata: metadataOf.get(key) ?? {} };
    },
    async *list(prefix) {
      for (const [key, body] of [...bodies].sort(([one], [other]) => (one < other ? -1 : 1))) {
        if (key.startsWith(prefix)) yield { key, ...headOf(body) };
      }
    },
    async delete(keys) {
      for (const key of keys) bodies.delete(key);
    },
    async abortStaleUploads() {
      return 0;
    },
    async ping() {},
    async close() {},
  };
}

function headOf(body: Buffer): ObjectHead {
  const etag = String(body.length);
  return { bytes: body.length, etag, contentType: undefined, metadata: {}, lastModified: new Date(0) };
}

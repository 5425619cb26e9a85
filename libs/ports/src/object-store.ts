import type { Readable } from 'node:stream';

export interface PutOptions {
  readonly contentType?: string;
  /** Keys in lower case, values of printable ASCII; at most 2 KB in all (S3's limit). */
  readonly metadata?: Readonly<Record<string, string>>;
  /** Only where no object has the key (`If-None-Match: *`, RFC 9110 §13.1.2). */
  readonly ifAbsent?: boolean;
}

export interface ObjectHead {
  readonly bytes: number;
  readonly etag: string;
  readonly contentType: string | undefined;
  readonly metadata: Readonly<Record<string, string>>;
  readonly lastModified: Date;
}

export interface ObjectEntry {
  readonly key: string;
  readonly bytes: number;
  readonly lastModified: Date;
}

/**
 * One bucket. An object appears whole or not at all. Missing objects throw `OBJECT_NOT_FOUND`, a store that does not answer
 * `DEPENDENCY_UNAVAILABLE`, a full one `STORAGE_FULL`.
 */
export interface ObjectStore {
  /** Its name. */
  readonly bucket: string;
  /** Resolves to `exists`, with nothing written, where `ifAbsent` and the key is taken. */
  put(key: string, body: Uint8Array | string, options?: PutOptions): Promise<'created' | 'exists'>;
  /**
   * Streams with bounded memory. When `body` fails or `signal` aborts, nothing is left under the key. Resolves to `exists`, the body
   * read to its end and nothing written, where `ifAbsent` and the key is taken by then.
   */
  putStream(
    key: string,
    body: Readable,
    options?: PutOptions & { readonly signal?: AbortSignal },
  ): Promise<{ etag: string; bytes: number } | 'exists'>;
  get(key: string, options?: { readonly signal?: AbortSignal }): Promise<Uint8Array>;
  /** The body as a stream. With `etag`, only while the object is that one (else `OBJECT_NOT_FOUND`). */
  getStream(key: string, options?: { readonly signal?: AbortSignal; readonly etag?: string }): Promise<Readable>;
  head(key: string): Promise<ObjectHead | undefined>;
  /**
   * A URL by which whoever has it can read the object with GET for so many seconds, and that is refused (403) afterwards or when altered.
   * Of a store in this process it is path and query on its own server. Does not look whether there is such an object.
   */
  presign(key: string, expiresInSeconds: number): Promise<string>;
  /** In the order of keys. */
  list(prefix: string): AsyncIterable<ObjectEntry>;
  /** Missing ones are no error. */
  delete(keys: readonly string[]): Promise<void>;
  /** Removes what uploads left behind that began before `before` and never ended. Resolves to how many. */
  abortStaleUploads(before: Date): Promise<number>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

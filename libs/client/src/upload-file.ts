import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { type Metadata, type Priority, type UploadAccepted, uploadAcceptedSchema } from '@millrace/contracts';
import { sendJson } from './request.ts';

export interface UploadOptions {
  readonly collection?: string | undefined;
  /** The caller's name for the document: an upload under the same one replaces it. */
  readonly externalId?: string | undefined;
  /** Default: the file's own. */
  readonly name?: string | undefined;
  readonly metadata?: Metadata | undefined;
  readonly version?: number | undefined;
  /** `bulk` lets interactive uploads pass. */
  readonly priority?: Priority | undefined;
  /** Ingest also where the document has these very bytes already. */
  readonly force?: boolean | undefined;
  /** The same key with the same request meets the task of the first. With one, a 503 is tried again. */
  readonly idempotencyKey?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Streams a file from disk as multipart/form-data; fields come before the file, as the API asks. */
export async function uploadFile(
  url: URL,
  headers: Readonly<Record<string, string>>,
  path: string,
  { name = basename(path), metadata, idempotencyKey, signal, ...options }: UploadOptions,
): Promise<UploadAccepted> {
  const form = new FormData();
  const fields = { ...options, name, metadata: metadata && JSON.stringify(metadata) };
  for (const [field, value] of Object.entries(fields)) if (value !== undefined) form.set(field, String(value));
  form.set('file', await openAsBlob(path), basename(path));
  return sendJson(url, uploadAcceptedSchema, {
    method: 'POST',
    headers: { ...headers, ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}) },
    body: form,
    signal,
    tries: idempotencyKey ? 5 : 1,
  });
}

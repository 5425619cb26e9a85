import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import type { ServedApp } from '@millrace/http/testing';
import type { ObjectStore } from '@millrace/ports';
import { part } from './form.ts';

export interface SlowUpload {
  /** Sends the rest of the file, and gives the answer. */
  finish(): Promise<{ readonly status: number; readonly body: unknown }>;
}

export interface SlowUploadOptions {
  readonly key: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly name?: string;
  readonly file: Buffer;
}

/** Sends a form up to the last byte of its file, and waits. */
export function beginUpload(
  { url }: ServedApp,
  path: string,
  { key, fields = {}, name = 'a.bin', file }: SlowUploadOptions,
): SlowUpload {
  const headers = { 'content-type': 'multipart/form-data; boundary=edge', 'idempotency-key': key };
  const request = httpRequest(url + path, { method: 'POST', headers: { ...headers, 'transfer-encoding': 'chunked' } });
  const answered = once(request, 'response');
  for (const [field, value] of Object.entries(fields)) request.write(part(`name="${field}"`, value));
  request.write('--edge\r\ncontent-type: text/plain\r\n');
  request.write(`content-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`);
  request.write(file.subarray(0, -1));
  async function finish() {
    request.write(file.subarray(-1));
    request.end('\r\n--edge--\r\n');
    const [response]: IncomingMessage[] = await answered;
    if (!response) throw new Error('no response');
    return { status: response.statusCode ?? 0, body: await json(response) };
  }
  return { finish };
}

/** `objects`, and when so many streams have begun to be put there. */
export function countingStreams(objects: ObjectStore) {
  let count = 0;
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  const counted: ObjectStore = {
    ...objects,
    putStream(...args) {
      count++;
      for (const { count: wanted, resolve } of waiting) if (count >= wanted) resolve();
      return objects.putStream(...args);
    },
  };
  const begun = (wanted: number) =>
    new Promise<void>((resolve) => {
      if (count >= wanted) resolve();
      else waiting.push({ count: wanted, resolve });
    });
  return { objects: counted, begun };
}

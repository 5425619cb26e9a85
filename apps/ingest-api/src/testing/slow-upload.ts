import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import type { ServedApp } from '@millrace/http/testing';
import type { ObjectStore } from '@millrace/ports';

export interface SlowUpload {
  /** Sends the rest of the file, and gives the answer. */
  finish(): Promise<{ readonly status: number; readonly body: unknown }>;
}

export interface SlowUploadOptions {
  readonly key: string;
  readonly file: Buffer;
}

const head = '--edge\r\ncontent-disposition: form-data; name="file"; filename="a.bin"\r\n\r\n';

/** Sends a form up to the last byte of its file, and waits. */
export function beginUpload({ url }: ServedApp, path: string, { key, file }: SlowUploadOptions): SlowUpload {
  const headers = { 'content-type': 'multipart/form-data; boundary=edge', 'idempotency-key': key };
  const request = httpRequest(url + path, { method: 'POST', headers: { ...headers, 'transfer-encoding': 'chunked' } });
  const answered = once(request, 'response');
  request.write(head);
  request.write(file.subarray(0, -1));
  return {
    async finish() {
      request.write(file.subarray(-1));
      request.end('\r\n--edge--\r\n');
      const [response]: IncomingMessage[] = await answered;
      if (!response) throw new Error('no response');
      return { status: response.statusCode ?? 0, body: await json(response) };
    },
  };
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

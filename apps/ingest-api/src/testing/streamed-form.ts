import { type ClientRequest, request as httpRequest } from 'node:http';
import { Readable } from 'node:stream';
import type { ServedApp } from '@millrace/http/testing';

export const mebibyte = 1024 * 1024;

const headers = { 'content-type': 'multipart/form-data; boundary=edge' };
const head = '--edge\r\ncontent-disposition: form-data; name="file"; filename="big.bin"\r\n\r\n';
const tail = '\r\n--edge--\r\n';

/** A form of unknown length whose file has `mebibytes`, made as it is sent. */
export function streamedForm(mebibytes: number, onPiece: (piece: Buffer) => void = () => {}): RequestInit {
  async function* pieces() {
    yield Buffer.from(head);
    for (let index = 0; index < mebibytes; index++) {
      const piece = Buffer.alloc(mebibyte, index);
      onPiece(piece);
      yield piece;
    }
    yield Buffer.from(tail);
  }
  const body = Readable.toWeb(Readable.from(pieces()));
  return { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
}

/** Sends the first part of a form and gives the connection back, still open. */
export function beginForm({ url }: ServedApp, path: string): ClientRequest {
  const request = httpRequest(url + path, { method: 'POST', headers: { ...headers, 'transfer-encoding': 'chunked' } });
  // What the server does to an unfinished request is what the tests look at.
  request.on('error', () => {});
  request.write(head + 'x'.repeat(200_000));
  return request;
}

import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { chunksOf } from './chunks-of.ts';

async function readAll(body: Readable, signal?: AbortSignal): Promise<string[]> {
  const read: string[] = [];
  for await (const chunk of chunksOf(body, signal)) read.push(chunk.toString());
  return read;
}

it('gives strings, typed arrays and buffers as buffers', async () => {
  const body = Readable.from(['a', new Uint8Array([98]), Buffer.from('c')]);
  expect(await readAll(body)).toEqual(['a', 'b', 'c']);
  expect(body.destroyed).toBe(true);
});

it('throws the body’s own error, also when it failed before anyone read', async () => {
  const failure = new Error('gone');
  const body = new Readable({ read: () => {} });
  const reading = chunksOf(body);
  body.destroy(failure);
  await setImmediate();
  await expect(reading.next()).rejects.toBe(failure);
});

it('throws the reason of an abort while the body gives nothing', async () => {
  const body = new Readable({ read: () => {} });
  const abort = new AbortController();
  const reason = new Error('enough');
  const reading = readAll(body, abort.signal);
  abort.abort(reason);
  await expect(reading).rejects.toBe(reason);
  expect(body.destroyed).toBe(true);
});

it('destroys the body when the reader stops early', async () => {
  const body = Readable.from(['a', 'b']);
  for await (const _ of chunksOf(body)) break;
  expect(body.destroyed).toBe(true);
});

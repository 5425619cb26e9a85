import { createHash } from 'node:crypto';
import { DeleteBucketCommand, ListMultipartUploadsCommand } from '@aws-sdk/client-s3';
import { silentLogger } from '@millrace/ports';
import {
  describeObjectStore,
  freshName,
  openTcpProxy,
  patternedStream,
  realServers,
  type TcpProxy,
} from '@millrace/ports/testing';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createS3Client } from './s3-client.ts';
import { openS3ObjectStore } from './s3-object-store.ts';

const { objects: server } = realServers();
const account = { ...server, region: 'us-east-1', forcePathStyle: true };
const bucket = freshName('objects', '-');
const client = createS3Client(account, silentLogger);

const open = (overrides: { bucket?: string; endpoint?: string; publicEndpoint?: string } = {}) =>
  openS3ObjectStore({ ...account, bucket, log: silentLogger, ...overrides });

afterAll(async () => {
  const store = await open();
  const keys: string[] = [];
  for await (const { key } of store.list('')) keys.push(key);
  await store.delete(keys);
  await store.close();
  await client.send(new DeleteBucketCommand({ Bucket: bucket }));
  client.destroy();
});

const unfinishedUploads = async (): Promise<number> => {
  const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: bucket }));
  return Uploads.length;
};

const mebibyte = 1024 * 1024;
const unavailable = { code: 'DEPENDENCY_UNAVAILABLE', dependency: 'objects' };

describeObjectStore('objects in S3', () => open());

describe('objects in S3', () => {
  it('leave no parts behind when a stream fails or is aborted', async () => {
    const store = await open();
    const failure = new Error('the client went away');
    await expect(store.putStream('parts/failed', patternedStream(17 * mebibyte, failure).stream)).rejects.toBe(failure);
    const abort = new AbortController();
    const { stream } = patternedStream(64 * mebibyte);
    const putting = store.putStream('parts/aborted', stream, { signal: abort.signal });
    await expect.poll(unfinishedUploads, { timeout: 20_000 }).toBe(1);
    abort.abort(failure);
    await expect(putting).rejects.toBe(failure);
    expect(await unfinishedUploads()).toBe(0);
    await store.close();
  });

  it('are linked to by the name that browsers know the store by', async () => {
    const publicEndpoint = server.endpoint.replace('127.0.0.1', 'localhost');
    const store = await open({ publicEndpoint });
    await store.put('linked', 'body');
    const url = await store.presign('linked', 60);
    expect(url.startsWith(`${publicEndpoint}/${bucket}/linked?`)).toBe(true);
    expect(await (await fetch(url)).text()).toBe('body');
    await store.close();
  });

  it('have one bucket, made by whoever comes first, and made anew when it is gone', async () => {
    const made = freshName('made', '-');
    const stores = await Promise.all(Array.from({ length: 5 }, () => open({ bucket: made })));
    await Promise.all(stores.map((store, index) => store.put(`${index}`, 'x')));
    const [store] = stores;
    await store?.delete(['0', '1', '2', '3', '4']);
    await client.send(new DeleteBucketCommand({ Bucket: made }));
    await expect(store?.put('a', 'x')).rejects.toMatchObject(unavailable);
    expect(await store?.put('a', 'x')).toBe('created');
    await store?.delete(['a']);
    await client.send(new DeleteBucketCommand({ Bucket: made }));
    await store?.ping();
    expect(await store?.put('a', 'x')).toBe('created');
    await store?.delete(['a']);
    await client.send(new DeleteBucketCommand({ Bucket: made }));
    for (const each of stores) await each.close();
  });

  it('cannot be reached with a wrong key, which is said', async () => {
    const store = await openS3ObjectStore({ ...account, bucket, secretAccessKey: 'wrong', log: silentLogger });
    await expect(store.put('a', 'x')).rejects.toMatchObject(unavailable);
    await expect(store.ping()).rejects.toMatchObject(unavailable);
    await store.close();
  });
});

describe('objects in S3 when it goes away', () => {
  let proxy: TcpProxy;
  beforeEach(async () => {
    const { hostname, port } = new URL(server.endpoint);
    proxy = await openTcpProxy({ host: hostname, port: Number(port) });
  });
  afterEach(() => proxy.close());
  const openThroughProxy = () => open({ endpoint: `http://${proxy.host}:${proxy.port}` });

  it('can be opened while it is down, and used once it is up', async () => {
    proxy.refuse();
    const store = await openThroughProxy();
    await expect(store.put('late', 'x')).rejects.toMatchObject(unavailable);
    await expect(store.head('late')).rejects.toMatchObject(unavailable);
    await expect(store.putStream('late', patternedStream(100).stream)).rejects.toMatchObject(unavailable);
    await expect(store.ping()).rejects.toMatchObject(unavailable);
    proxy.resume();
    await store.ping();
    expect(await store.put('late', 'x')).toBe('created');
    await store.close();
  });

  it('come through broken connections whole', async () => {
    const store = await openThroughProxy();
    const source = patternedStream(24 * mebibyte);
    let read = 0;
    source.stream.on('data', (chunk: Buffer) => {
      if (read < 14 * mebibyte && read + chunk.length >= 14 * mebibyte) proxy.drop();
      read += chunk.length;
    });
    source.stream.pause();
    await store.putStream('dropped', source.stream);
    const digest = createHash('sha256').update(await store.get('dropped'));
    expect(digest.digest('hex')).toBe(source.sha256());
    proxy.drop();
    expect(await store.head('dropped')).toMatchObject({ bytes: 24 * mebibyte });
    await store.close();
  });

  it('never end early without an error', async () => {
    const store = await openThroughProxy();
    await store.putStream('cut', patternedStream(24 * mebibyte).stream);
    const stream = await store.getStream('cut');
    const read = async () => {
      for await (const _ of stream) proxy.drop();
    };
    await expect(read()).rejects.toMatchObject(unavailable);
    await store.close();
  });

  it('do not appear when it goes away in the middle of a stream', async () => {
    const store = await openThroughProxy();
    const { stream } = patternedStream(64 * mebibyte);
    const putting = store.putStream('unfinished', stream);
    await expect.poll(unfinishedUploads, { timeout: 20_000 }).toBe(1);
    proxy.refuse();
    await expect(putting).rejects.toMatchObject(unavailable);
    expect(stream.destroyed).toBe(true);
    proxy.resume();
    expect(await store.head('unfinished')).toBeUndefined();
    // What nobody could discard any more.
    expect(await store.abortStaleUploads(new Date(Date.now() + 60_000))).toBe(1);
    expect(await unfinishedUploads()).toBe(0);
    await store.close();
  });
});

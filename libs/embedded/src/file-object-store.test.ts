import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describeObjectStore } from '@millrace/ports/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FileObjectStore, openFileObjectStore } from './file-object-store.ts';
import { type LinkServer, serveLinks } from './testing/serve-links.ts';

let parent: string;
let linked: Promise<FileObjectStore>;
let server: LinkServer;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'millrace-objects-'));
  linked = openFileObjectStore({ folder: join(parent, randomUUID()) });
  server = await serveLinks(() => linked);
});
afterAll(async () => {
  await server.close();
  await rm(parent, { recursive: true, force: true });
});

describeObjectStore(
  'objects in files',
  () => linked,
  () => server.origin,
);

describe('objects in files', () => {
  it('are there after the store is opened anew, and what was half written is gone', async () => {
    const folder = join(parent, 'reopened');
    const store = await openFileObjectStore({ folder });
    await store.put('a/b', 'body', { contentType: 'text/plain', metadata: { envelope: 'e' } });
    const head = await store.head('a/b');
    await writeFile(join(folder, 'half-written', randomUUID()), 'cut sh');
    const reopened = await openFileObjectStore({ folder });
    expect(await reopened.head('a/b')).toEqual(head);
    expect(await readdir(join(folder, 'half-written'))).toEqual([]);
  });

  it('leave nothing half written behind a put that failed', async () => {
    const folder = join(parent, 'failed');
    const store = await openFileObjectStore({ folder });
    await store.put('taken', 'first', { ifAbsent: true });
    await store.put('taken', 'second', { ifAbsent: true });
    await store.putStream('failed', Readable.from(failing())).catch(() => {});
    expect(await readdir(join(folder, 'half-written'))).toEqual([]);
  });

  it('leave no empty folders behind', async () => {
    const folder = join(parent, 'pruned');
    const store = await openFileObjectStore({ folder });
    await store.put('a/b/c/one', '1');
    await store.put('a/two', '2');
    await store.delete(['a/b/c/one']);
    expect(await readdir(join(folder, 'objects', 'a'))).toEqual(['two@']);
    await store.delete(['a/two']);
    expect(await readdir(join(folder, 'objects'))).toEqual([]);
  });

  it('are never read from outside the store’s folder', async () => {
    const folder = join(parent, 'confined');
    const store = await openFileObjectStore({ folder });
    await mkdir(join(folder, 'objects', 'a'));
    await writeFile(join(folder, 'secret@'), 'secret');
    for (const prefix of ['', '../', 'a/../../', '/']) {
      for await (const { key } of store.list(prefix)) throw new Error(`listed ${key}`);
    }
    await expect(store.get('../secret')).rejects.toMatchObject({ code: 'VALIDATION_ERROR' });
  });

  it('say so when their file is damaged', async () => {
    const folder = join(parent, 'damaged');
    const store = await openFileObjectStore({ folder });
    await writeFile(join(folder, 'objects', 'a@'), 'no trailer');
    await expect(store.get('a')).rejects.toMatchObject({ code: 'INTERNAL_ERROR' });
  });

  it('pass on the error of a body whose socket broke, as it came', async () => {
    const store = await openFileObjectStore({ folder: join(parent, 'broken-socket') });
    const failure = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' });
    const body = new Readable({
      read() {
        this.destroy(failure);
      },
    });
    await expect(store.putStream('a', body)).rejects.toBe(failure);
  });

  it('cannot be opened where a file is in the way', async () => {
    const folder = join(parent, 'a-file');
    await writeFile(folder, '');
    await expect(openFileObjectStore({ folder })).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
  });

  it('report a folder that was taken away', async () => {
    const folder = join(parent, 'taken-away');
    const store = await openFileObjectStore({ folder });
    await rm(folder, { recursive: true });
    await expect(store.ping()).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', dependency: 'objects' });
    await expect(store.put('a', 'b')).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
  });
});

async function* failing(): AsyncGenerator<Buffer> {
  yield Buffer.from('some');
  throw new Error('the client went away');
}

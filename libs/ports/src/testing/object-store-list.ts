import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ObjectEntry, ObjectStore } from '../object-store.ts';

export function listsAndDeletes(store: () => ObjectStore): void {
  describe('listing and deleting', () => {
    it('lists every object under a prefix in the order of keys, with its size', async () => {
      const folder = randomUUID();
      const names = ['b', 'a/b', 'a', 'a-b', 'a.b/c', 'A', 'a/b/c', '季', 'é', 'a%2fb', 'z!*()~@', '😀', '～'];
      for (const name of names) await store().put(`${folder}/${name}`, name);
      const listed = await collect(store().list(`${folder}/`));
      const inOrder = [...names].sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
      expect(listed.map(({ key }) => key)).toEqual(inOrder.map((name) => `${folder}/${name}`));
      for (const { key, bytes, lastModified } of listed) {
        expect(bytes).toBe(Buffer.byteLength(key.slice(folder.length + 1)));
        expect(lastModified).toBeInstanceOf(Date);
      }
    });

    it('takes a prefix that ends within a name', async () => {
      const folder = randomUUID();
      for (const name of ['ab', 'abc/d', 'abd', 'ac', 'b']) await store().put(`${folder}/${name}`, '');
      const listed = await collect(store().list(`${folder}/ab`));
      expect(listed.map(({ key }) => key)).toEqual([`${folder}/ab`, `${folder}/abc/d`, `${folder}/abd`]);
    });

    it('lists nothing where nothing is', async () => {
      expect(await collect(store().list(`${randomUUID()}/`))).toEqual([]);
    });

    it('lists more objects than a page holds, and can be left early', async () => {
      const folder = randomUUID();
      const keys = Array.from({ length: 1100 }, (_, index) => `${folder}/${String(index).padStart(4, '0')}`);
      for (let start = 0; start < keys.length; start += 100) {
        await Promise.all(keys.slice(start, start + 100).map((key) => store().put(key, '')));
      }
      expect((await collect(store().list(folder))).map(({ key }) => key)).toEqual(keys);
      for await (const { key } of store().list(folder)) {
        expect(key).toBe(keys[0]);
        break;
      }
      await store().delete(keys);
      expect(await collect(store().list(folder))).toEqual([]);
    });

    it('deletes objects, and takes missing ones for deleted', async () => {
      const folder = randomUUID();
      await store().put(`${folder}/one`, '1');
      await store().put(`${folder}/two`, '2');
      await store().delete([`${folder}/one`, `${folder}/missing`, `${folder}/one/below`]);
      expect(await store().head(`${folder}/one`)).toBeUndefined();
      expect(await store().head(`${folder}/two`)).toMatchObject({ bytes: 1 });
      await store().delete([]);
    });

    it('puts into a folder while its last object is being deleted', async () => {
      const folder = randomUUID();
      for (let round = 0; round < 20; round++) {
        const [gone, stays] = [`${folder}/deep/er/gone-${round}`, `${folder}/deep/er/stays-${round}`];
        await store().put(gone, '');
        await Promise.all([store().delete([gone]), store().put(stays, '')]);
        expect(await store().head(stays)).toMatchObject({ bytes: 0 });
        await store().delete([stays]);
      }
    });
  });
}

async function collect(entries: AsyncIterable<ObjectEntry>): Promise<ObjectEntry[]> {
  const collected: ObjectEntry[] = [];
  for await (const entry of entries) collected.push(entry);
  return collected;
}

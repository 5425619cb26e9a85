import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ObjectStore } from '../object-store.ts';

/** `origin` is where a URL leads that is a path alone. */
export function presigns(store: () => ObjectStore, origin: () => string): void {
  describe('presigned URLs', () => {
    const presign = async (key: string, seconds = 60) => new URL(await store().presign(key, seconds), origin());

    it('give the object, with its content type, to whoever has one', async () => {
      const key = `${randomUUID()}/张 三+@/图 1.png`;
      await store().put(key, 'body', { contentType: 'image/png' });
      const response = await fetch(await presign(key));
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
      expect(await response.text()).toBe('body');
    });

    it('are refused once their time is over', async () => {
      const key = `${randomUUID()}/short`;
      await store().put(key, 'body');
      const url = await presign(key, 1);
      await expect.poll(async () => (await fetch(url)).status, { timeout: 10_000 }).toBe(403);
    });

    it('are refused when anything in them was altered', async () => {
      const key = `${randomUUID()}/mine`;
      const other = `${randomUUID()}/other`;
      for (const each of [key, other]) await store().put(each, 'body');
      const url = await presign(key);
      const altered = [new URL(url.href.replace(key, other))];
      for (const [name, value] of url.searchParams) {
        if (!/signature|expires/i.test(name)) continue;
        const changed = new URL(url);
        changed.searchParams.set(
          name,
          /^\d+$/.test(value) ? String(Number(value) + 1) : value.replace(/[0-9a-z]/g, 'A'),
        );
        const without = new URL(url);
        without.searchParams.delete(name);
        altered.push(changed, without);
      }
      expect(altered.length).toBeGreaterThanOrEqual(5);
      for (const each of altered) expect(await refusalOf(each), each.href).toMatchObject({ refused: true });
      expect((await fetch(url)).status).toBe(200);
    });

    it('are not made for a key that no object can have', async () => {
      await expect(presign('../etc/passwd')).rejects.toMatchObject({ code: 'VALIDATION_ERROR' });
    });
  });
}

/** Without a part of its signature a URL is an anonymous request, or one that cannot be read; S3 gateways answer those with 400 or 403. */
async function refusalOf(url: URL): Promise<{ refused: boolean; status: number }> {
  const response = await fetch(url);
  const text = await response.text();
  return { refused: (response.status === 403 || response.status === 400) && text !== 'body', status: response.status };
}

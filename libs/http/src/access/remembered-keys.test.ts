import { describe, expect, it } from 'vitest';
import { keyRing } from '../testing/key-ring.ts';
import { keyIdOf } from './api-key.ts';
import { rememberKeys } from './remembered-keys.ts';

function start() {
  const ring = keyRing();
  let nowMs = Date.parse('2030-01-01T00:00:00Z');
  const clock = { now: () => new Date(nowMs) };
  const key = ring.make('acme', ['read']);
  const keyId = keyIdOf(key) ?? '';
  const wait = (ms: number) => {
    nowMs += ms;
  };
  return { ring, clock, wait, key, keyId, store: rememberKeys(ring, clock) };
}

describe('a remembered key', () => {
  it('is read once while it is fresh, also by many who ask at once', async () => {
    const { ring, store, keyId } = start();
    await Promise.all([store.find(keyId), store.find(keyId)]);
    await store.find(keyId);
    expect(ring.asked).toHaveLength(1);
  });

  it('that was revoked is known as such within ten seconds', async () => {
    const { ring, store, key, keyId, wait, clock } = start();
    expect((await store.find(keyId))?.revokedAt).toBeUndefined();
    ring.revoke(key, clock.now());
    wait(10_000);
    expect((await store.find(keyId))?.revokedAt).toEqual(expect.any(Date));
  });

  it('is good for five minutes while the store does not answer, which is asked every ten seconds', async () => {
    const { ring, store, keyId, wait } = start();
    await store.find(keyId);
    ring.fail(new Error('down'));
    wait(10_000);
    expect((await store.find(keyId))?.tenant).toBe('acme');
    expect((await store.find(keyId))?.tenant).toBe('acme');
    expect(ring.asked).toHaveLength(2);
    wait(289_000);
    expect((await store.find(keyId))?.tenant).toBe('acme');
    wait(10_000);
    await expect(store.find(keyId)).rejects.toThrow('down');
    ring.fail(undefined);
    expect((await store.find(keyId))?.tenant).toBe('acme');
  });

  it('that is unknown is asked for again, since it may be made at any moment', async () => {
    const { ring, store } = start();
    expect(await store.find('none')).toBeUndefined();
    expect(await store.find('none')).toBeUndefined();
    expect(ring.asked).toHaveLength(2);
  });

  it('is noted as used once a minute', async () => {
    const { ring, store, keyId, wait } = start();
    for (const pauseMs of [0, 59_999, 1]) {
      wait(pauseMs);
      await store.used(keyId);
    }
    expect(ring.noted).toHaveLength(2);
  });
});

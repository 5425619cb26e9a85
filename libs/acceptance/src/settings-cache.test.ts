import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectionSettingsSchema, objectKeys } from '@millrace/contracts';
import { openFileObjectStore } from '@millrace/embedded';
import type { ObjectStore } from '@millrace/ports';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSettingsCache } from './settings-cache.ts';

let folder: string;
let objects: ObjectStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millrace-settings-'));
  objects = await openFileObjectStore({ folder });
});
afterEach(() => rm(folder, { recursive: true }));

const write = (maxTokens: number) =>
  objects.put(
    objectKeys.collection('acme', 'laws'),
    JSON.stringify(collectionSettingsSchema.parse({ chunking: { maxTokens } })),
  );

describe('createSettingsCache', () => {
  it('gives what it read until the time is over, then reads again', async () => {
    let time = 0;
    const pin = createSettingsCache(objects, { ttlMs: 1_000, now: () => time });
    await write(100);
    expect((await pin('acme', 'laws')).chunking.maxTokens).toBe(100);
    await write(200);
    time = 999;
    expect((await pin('acme', 'laws')).chunking.maxTokens).toBe(100);
    time = 1_000;
    expect((await pin('acme', 'laws')).chunking.maxTokens).toBe(200);
  });

  it('sees a collection as soon as it is made', async () => {
    const pin = createSettingsCache(objects, { now: () => 0 });
    await expect(pin('acme', 'laws')).rejects.toMatchObject({ code: 'COLLECTION_NOT_FOUND' });
    await write(100);
    expect((await pin('acme', 'laws')).chunking.maxTokens).toBe(100);
  });
});

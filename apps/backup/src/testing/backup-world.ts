import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fleetSettings, openEmbeddedStorage, openFleetAdapters, type Storage } from '@millrace/composition';
import { type DatabaseKind, emptyDatabase, preparePglite } from '@millrace/database/testing';
import { type ObjectStore, silentLogger } from '@millrace/ports';
import { freshName, realServers } from '@millrace/ports/testing';

/** Empty stacks and folders for a test file, all of them removed at its end. */
export interface BackupWorld {
  /** What lasts of a stack, without a table or an object in it. */
  emptyStack(kind: DatabaseKind): Promise<Storage>;
  /** The path of a folder that is not there yet. */
  freshFolder(): string;
  stop(): Promise<void>;
}

export async function openBackupWorld(): Promise<BackupWorld> {
  const parent = await mkdtemp(join(tmpdir(), 'millrace-backup-'));
  const closers: (() => Promise<void>)[] = [() => rm(parent, { recursive: true })];
  const freshFolder = () => join(parent, freshName('folder'));
  return {
    freshFolder,
    async emptyStack(kind) {
      if (kind === 'real') return realStack(closers);
      const dataDir = freshFolder();
      await preparePglite(join(dataDir, 'postgres'), []);
      const storage = await openEmbeddedStorage({ dataDir, log: silentLogger });
      closers.push(() => storage.close());
      return storage;
    },
    async stop() {
      for (const close of closers.toReversed()) await close();
    },
  };
}

async function realStack(closers: (() => Promise<void>)[]): Promise<Storage> {
  const fresh = await emptyDatabase('real');
  closers.push(() => fresh.stop());
  const { objects } = realServers();
  const settings = fleetSettings.parse({
    postgres: fresh.settings,
    objects: { ...objects, bucket: freshName('backup', '-') },
    chat: { bucket: freshName('backup', '-') },
  });
  const needs = new Set(['objects', 'chatImages'] as const);
  const { ports, close } = await openFleetAdapters('backup', settings, needs, silentLogger);
  closers.push(async () => {
    for (const store of [ports.objects, ports.chatImages]) await store.delete(await keysOf(store));
    await close();
  });
  return { database: fresh.database, objects: ports.objects, chatImages: ports.chatImages, close };
}

export async function keysOf(store: ObjectStore): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list('')) keys.push(key);
  return keys;
}

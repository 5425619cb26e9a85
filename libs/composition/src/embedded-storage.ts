import { join } from 'node:path';
import { openDatabase } from '@millrace/database';
import { type FileObjectStore, openFileObjectStore, startPglite } from '@millrace/embedded';
import type { Database, Logger, ObjectStore } from '@millrace/ports';
import { closeInReverse } from './adapters.ts';

/** All that lasts of a stack. */
export interface Storage {
  readonly database: Database;
  readonly objects: ObjectStore;
  readonly chatImages: ObjectStore;
  close(): Promise<void>;
}

export interface EmbeddedStorage extends Storage {
  readonly objects: FileObjectStore;
  readonly chatImages: FileObjectStore;
}

export interface EmbeddedStorageOptions {
  /** Made where it is missing; one process at a time may use it. */
  readonly dataDir: string;
  readonly log: Logger;
}

/** Opens what the embedded stack keeps in its folder, its database as it is. Throws `CONFIG_INVALID` where another process has the folder. */
export async function openEmbeddedStorage({ dataDir, log }: EmbeddedStorageOptions): Promise<EmbeddedStorage> {
  const closers: (() => Promise<void>)[] = [];
  const pglite = await startPglite({
    dataDir: join(dataDir, 'postgres'),
    onCrash: (error) => log.error({ err: error }, 'the embedded database has crashed and starts again'),
  });
  closers.push(() => pglite.stop());
  try {
    const database = openDatabase(pglite.connection);
    closers.push(() => database.end({ timeout: 5 }));
    const objects = await openFileObjectStore({ folder: join(dataDir, 'objects') });
    closers.push(() => objects.close());
    const chatImages = await openFileObjectStore({
      folder: join(dataDir, 'chat-images'),
      bucket: 'chat-service-images',
    });
    closers.push(() => chatImages.close());
    return { database, objects, chatImages, close: () => closeInReverse(closers) };
  } catch (error) {
    await closeInReverse(closers);
    throw error;
  }
}

import { join } from 'node:path';
import type { ModelsSettings } from '@millrace/config';
import { migrate, openDatabase, pingDatabase } from '@millrace/database';
import {
  MemoryBroker,
  openFileObjectStore,
  openMemoryBus,
  openMemoryCache,
  openMemoryMonitor,
  openMemoryRateLimiter,
  openMemoryTaskStates,
  openTimerSchedule,
  startPglite,
} from '@millrace/embedded';
import { openEmbeddingModels, openTextModels } from '@millrace/models';
import { type Logger, systemClock } from '@millrace/ports';
import { type Adapters, closeInReverse } from './adapters.ts';

export interface EmbeddedOptions {
  /** Holds the objects and the database; one process at a time may use it. */
  readonly dataDir: string;
  readonly models: ModelsSettings;
  readonly log: Logger;
}

/** Opens the embedded adapters on a folder and brings its database up to date. Throws where another process has the folder. */
export async function openEmbeddedAdapters({ dataDir, models, log }: EmbeddedOptions): Promise<Adapters> {
  const closers: (() => Promise<void>)[] = [];
  const pglite = await startPglite({
    dataDir: join(dataDir, 'postgres'),
    onCrash: (error) => log.error({ err: error }, 'the embedded database has crashed and starts again'),
  });
  closers.push(() => pglite.stop());
  try {
    const database = openDatabase(pglite.connection);
    closers.push(() => database.end({ timeout: 5 }));
    await migrate(database);

    const states = openMemoryTaskStates();
    closers.push(() => states.close());
    const cache = openMemoryCache();
    closers.push(() => cache.close());
    const broker = new MemoryBroker();
    const bus = openMemoryBus(broker);
    closers.push(async () => {
      await bus.close();
      broker.close();
    });
    const objects = await openFileObjectStore({ folder: join(dataDir, 'objects') });
    closers.push(() => objects.close());
    const chatImages = await openFileObjectStore({ folder: join(dataDir, 'chat-images') });
    closers.push(() => chatImages.close());

    const limiter = openMemoryRateLimiter();
    closers.push(() => limiter.close());

    const schedule = openTimerSchedule({ clock: systemClock, log });
    closers.push(() => schedule.close());

    let closing: Promise<void> | undefined;
    return {
      bus,
      monitor: openMemoryMonitor(broker),
      schedule,
      ports: {
        bus,
        states,
        objects,
        database,
        chatDatabase: database,
        chatImages,
        models: openEmbeddingModels(models),
        textModels: openTextModels(models),
        cache,
        limiter,
      },
      dependencies: {
        postgres: () => pingDatabase(database),
        redis: () => states.ping(),
        rabbitmq: () => bus.ping(),
        objects: () => objects.ping(),
      },
      close: () => {
        closing ??= closeInReverse(closers);
        return closing;
      },
    };
  } catch (error) {
    await closeInReverse(closers);
    throw error;
  }
}

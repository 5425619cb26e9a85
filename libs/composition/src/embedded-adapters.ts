import type { ModelsSettings } from '@millrace/config';
import { migrate, pingDatabase } from '@millrace/database';
import {
  MemoryBroker,
  openMemoryBus,
  openMemoryCache,
  openMemoryMonitor,
  openMemoryRateLimiter,
  openMemoryTaskStates,
  openTimerSchedule,
} from '@millrace/embedded';
import { openEmbeddingModels, openTextModels } from '@millrace/models';
import { type Logger, systemClock } from '@millrace/ports';
import { type Adapters, closeInReverse } from './adapters.ts';
import { type EmbeddedStorage, openEmbeddedStorage } from './embedded-storage.ts';

export interface EmbeddedOptions {
  /** Holds the objects and the database; one process at a time may use it. */
  readonly dataDir: string;
  readonly models: ModelsSettings;
  readonly log: Logger;
}

export interface EmbeddedAdapters extends Adapters {
  /** The stores whose links lead to the server of this process. */
  readonly linked: readonly EmbeddedStorage['objects'][];
}

/** Opens the embedded adapters on a folder and brings its database up to date. Throws where another process has the folder. */
export async function openEmbeddedAdapters({ dataDir, models, log }: EmbeddedOptions): Promise<EmbeddedAdapters> {
  const closers: (() => Promise<void>)[] = [];
  const { database, objects, chatImages, close } = await openEmbeddedStorage({ dataDir, log });
  closers.push(close);
  try {
    await migrate(database);

    const states = openMemoryTaskStates();
    closers.push(() => states.close());
    const broker = new MemoryBroker();
    const bus = openMemoryBus(broker);
    closers.push(async () => {
      await bus.close();
      broker.close();
    });

    const cache = openMemoryCache();
    closers.push(() => cache.close());
    const limiter = openMemoryRateLimiter();
    closers.push(() => limiter.close());

    const schedule = openTimerSchedule({ clock: systemClock, log });
    closers.push(() => schedule.close());

    let closing: Promise<void> | undefined;
    return {
      bus,
      monitor: openMemoryMonitor(broker),
      schedule,
      linked: [objects, chatImages],
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

import { fleetSettings, openEmbeddedStorage, openFleetAdapters, type Storage } from '@millrace/composition';
import { loadConfig } from '@millrace/config';
import { createDatabase } from '@millrace/database';
import type { Logger } from '@millrace/ports';

export interface StorageOptions {
  /** Folder of the embedded stack; without it the servers that the environment names. */
  readonly data: string | undefined;
  /** Make the database where it is absent. */
  readonly create: boolean;
  readonly log: Logger;
}

/** Opens what lasts of the stack that is meant. */
export async function openStorage({ data, create, log }: StorageOptions): Promise<Storage> {
  if (data !== undefined) return openEmbeddedStorage({ dataDir: data, log });
  const settings = loadConfig(fleetSettings);
  if (create) await createDatabase(settings.postgres);
  const { ports, close } = await openFleetAdapters(
    'backup',
    settings,
    new Set(['database', 'objects', 'chatImages'] as const),
    log,
  );
  return { database: ports.database, objects: ports.objects, chatImages: ports.chatImages, close };
}

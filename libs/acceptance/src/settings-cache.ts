import type { CollectionSettings } from '@millrace/contracts';
import type { ObjectStore } from '@millrace/ports';
import { pinSettings } from './pin-settings.ts';

export interface SettingsCacheOptions {
  /** For so long a change of a collection's settings may go unseen, milliseconds. Default 1,000. */
  readonly ttlMs?: number;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** `pinSettings` that asks the store once a second for a collection, however many documents come. Unknown ones are never remembered. */
export function createSettingsCache(
  objects: ObjectStore,
  { ttlMs = 1_000, now = Date.now }: SettingsCacheOptions = {},
): (tenant: string, collection: string) => Promise<CollectionSettings> {
  const cache = new Map<string, { readonly until: number; readonly settings: Promise<CollectionSettings> }>();

  function forgetOld(): void {
    for (const [key, { until }] of cache) if (until <= now()) cache.delete(key);
  }

  return (tenant, collection) => {
    forgetOld();
    const key = `${tenant}/${collection}`;
    const known = cache.get(key);
    if (known) return known.settings;
    const settings = pinSettings(objects, tenant, collection);
    cache.set(key, { until: now() + ttlMs, settings });
    settings.catch(() => cache.delete(key));
    return settings;
  };
}

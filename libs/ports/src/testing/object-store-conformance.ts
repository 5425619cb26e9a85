import { afterAll, beforeAll, describe } from 'vitest';
import type { ObjectStore } from '../object-store.ts';
import { keepsAbsentWritesApart } from './object-store-if-absent.ts';
import { refusesHostileKeys } from './object-store-keys.ts';
import { listsAndDeletes } from './object-store-list.ts';
import { presigns } from './object-store-presign.ts';
import { putsAndGets } from './object-store-put.ts';
import { abortsStaleUploads } from './object-store-stale.ts';
import { streams } from './object-store-stream.ts';

/**
 * What every adapter of {@link ObjectStore} must do. `open` opens an empty store, once; `origin` says where presigned URLs lead that are
 * paths.
 */
export function describeObjectStore(
  name: string,
  open: () => Promise<ObjectStore>,
  origin: () => string = () => 'http://localhost',
): void {
  describe(name, () => {
    let opened: ObjectStore | undefined;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(async () => {
      await opened?.close();
    });
    const store = (): ObjectStore => {
      if (!opened) throw new Error('the store is open only while tests run');
      return opened;
    };
    putsAndGets(store);
    keepsAbsentWritesApart(store);
    streams(store);
    listsAndDeletes(store);
    presigns(store, origin);
    abortsStaleUploads(store);
    refusesHostileKeys(store);
  });
}

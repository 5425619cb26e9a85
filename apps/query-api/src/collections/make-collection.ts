import {
  type Collection,
  type CollectionSettings,
  collectionSettingsSchema,
  MillraceError,
  objectKeys,
} from '@millrace/contracts';
import { createCollection, findCollectionSettings, inTenant } from '@millrace/database';
import type { Database, ObjectStore } from '@millrace/ports';

interface Stores {
  readonly database: Database;
  readonly objects: ObjectStore;
}

/**
 * Makes a collection: first its settings in the object store, where tasks are pinned to them, then its row. Throws `DUPLICATE_RECORD`
 * where there is one.
 *
 * What stands in the object store counts: where someone else put settings there and did not come to the row, the row is made
 * from them, and the caller is told of the conflict if it wanted others.
 */
export async function makeCollection(
  { database, objects }: Stores,
  tenant: string,
  name: string,
  wanted: CollectionSettings,
): Promise<Collection> {
  const duplicate = () => new MillraceError('DUPLICATE_RECORD', `there is a collection '${name}' already`);
  if (await inTenant(database, tenant, (tx) => findCollectionSettings(tx, tenant, name))) throw duplicate();
  const create = (settings: CollectionSettings) =>
    inTenant(database, tenant, (tx) => createCollection(tx, tenant, name, settings));

  const key = objectKeys.collection(tenant, name);
  const body = JSON.stringify(wanted);
  const put = await objects.put(key, body, { contentType: 'application/json', ifAbsent: true });
  if (put === 'created') return create(wanted);

  const stored = await objects.get(key);
  const standing = collectionSettingsSchema.parse(JSON.parse(Buffer.from(stored).toString('utf8')));
  const made = await create(standing);
  if (JSON.stringify(standing) !== body) throw duplicate();
  return made;
}

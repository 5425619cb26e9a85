import { type CollectionSettings, collectionSettingsSchema, MillraceError, objectKeys } from '@millrace/contracts';
import type { ObjectStore } from '@millrace/ports';

/** The collection that exists without being made. */
const defaultCollection = 'default';

/**
 * The settings of a collection as they are now: they lie in the object store, so that neither the ingest API nor the parser needs
 * a database to pin them. Throws `COLLECTION_NOT_FOUND`.
 */
export async function pinSettings(
  objects: ObjectStore,
  tenant: string,
  collection: string,
): Promise<CollectionSettings> {
  try {
    const stored = await objects.get(objectKeys.collection(tenant, collection));
    return collectionSettingsSchema.parse(JSON.parse(Buffer.from(stored).toString('utf8')));
  } catch (error) {
    if (!(error instanceof MillraceError) || error.code !== 'OBJECT_NOT_FOUND') throw error;
    if (collection === defaultCollection) return collectionSettingsSchema.parse({});
    throw new MillraceError('COLLECTION_NOT_FOUND', `there is no collection '${collection}'`);
  }
}

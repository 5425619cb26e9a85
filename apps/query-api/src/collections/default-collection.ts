import { type Collection, type CollectionSettings, collectionSettingsSchema, MillraceError } from '@millrace/contracts';
import { findCollectionSettings } from '@millrace/database';
import type { Transaction } from '@millrace/ports';

/** The collection that every tenant has without making it. */
export const defaultCollection = 'default';

/** `default` as it is before anything was put into it. */
export function emptyDefaultCollection(): Collection {
  return { name: defaultCollection, settings: collectionSettingsSchema.parse({}), documents: 0, chunks: 0 };
}

/** The settings of a tenant's collection. Throws `COLLECTION_NOT_FOUND`. */
export async function settingsOf(sql: Transaction, tenant: string, name: string): Promise<CollectionSettings> {
  const settings = await findCollectionSettings(sql, tenant, name);
  if (settings !== undefined) return settings;
  if (name === defaultCollection) return emptyDefaultCollection().settings;
  throw new MillraceError('COLLECTION_NOT_FOUND', `there is no collection '${name}'`);
}

export function isMissing(error: unknown): boolean {
  return error instanceof MillraceError && error.code === 'COLLECTION_NOT_FOUND';
}

import { derivedId } from '@millrace/contracts';

/** The id of a tenant's collection: it follows from its name, so that any event can make the row. */
export function collectionIdOf(tenant: string, collection: string): string {
  return derivedId('collection', tenant, collection);
}

import type { CollectionSettings } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';

/** The settings of a tenant's collection, without counting what is in it; undefined where there is none. */
export async function findCollectionSettings(
  sql: Transaction,
  tenant: string,
  name: string,
): Promise<CollectionSettings | undefined> {
  const [row] = await sql<{ settings: CollectionSettings }[]>`
    select settings from collections where tenant = ${tenant} and name = ${name}
  `;
  return row?.settings;
}

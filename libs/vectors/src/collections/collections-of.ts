import { inTenant } from '@millrace/database';
import type { VectorStore } from '@millrace/ports';
import type { TenantDatabase } from '../tenant-database.ts';
import { checkCollectionName } from './collection-rules.ts';
import { createCollection } from './create-collection.ts';
import { dropCollection } from './drop-collection.ts';
import { inCollection } from './in-collection.ts';

type Collections = Pick<
  VectorStore,
  'createCollection' | 'dropCollection' | 'hasCollection' | 'listCollections' | 'collection' | 'statistics' | 'ping'
>;

/** What is done with whole collections. */
export function collectionsOf(place: TenantDatabase): Collections {
  const { database, tenant } = place;
  return {
    createCollection: (collection, options) => createCollection(place, collection, options),
    dropCollection: (name, options) => dropCollection(place, name, options),
    async hasCollection(name) {
      checkCollectionName(name);
      const rows = await inTenant(database, tenant, (tx) => tx`select from vector_collections where name = ${name}`);
      return rows.length > 0;
    },
    async listCollections() {
      const rows = await inTenant(
        database,
        tenant,
        (tx) => tx<{ name: string }[]>`select name from vector_collections order by name collate "C"`,
      );
      return rows.map(({ name }) => name);
    },
    collection: (name, options) =>
      inCollection(place, name, async (_, { id: _id, table: _table, view: _view, ...facts }) => facts, options),
    statistics: (name, options) =>
      inCollection(
        place,
        name,
        async (tx, { table, view }) => {
          const [row] = await tx<{ vectors: number; bytes: number }[]>`
            select count(*) as vectors, pg_total_relation_size(${table}::text::regclass) as bytes from ${tx(view)}
          `;
          return row ?? { vectors: 0, bytes: 0 };
        },
        options,
      ),
    async ping() {
      await database`select from vector_collections limit 0`;
    },
  };
}

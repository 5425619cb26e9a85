import { type DatabaseSettings, openDatabase } from '@millrace/database';
import type { Database, VectorRecord } from '@millrace/ports';

/** What somebody writes who has the table and pgvector, and nothing of ours. */
export interface PlainSql {
  insert(records: readonly VectorRecord[]): Promise<void>;
  clear(): Promise<void>;
  /** The ids of the ten nearest. */
  search(vector: Float32Array, filter: SqlFilter): Promise<string[]>;
  /** The same without any index on vectors: what is truly nearest. */
  searchExactly(vector: Float32Array, filter: SqlFilter): Promise<string[]>;
}

/** A condition on the metadata; undefined: all. */
export type SqlFilter = string | undefined;

const topK = 10;

/** `table` belongs to whoever `database` connects as, so that no policy holds. */
export function plainSql(database: Database, table: string): PlainSql {
  const search = async (vector: Float32Array, filter: SqlFilter, distance: string) => {
    const rows = await database.unsafe<{ id: string }[]>(
      `select id, metadata, 1 - (vector <=> $1) as score from ${table} ${filter ? `where ${filter}` : ''} order by ${distance} limit ${topK}`,
      [literal(vector)],
      { prepare: true },
    );
    return rows.map(({ id }) => id);
  };
  return {
    async insert(records) {
      await database`
        insert into ${database(table)} (id, vector, metadata)
        select id, vector::vector, metadata::jsonb
        from unnest(
          ${records.map(({ id }) => id)}::text[],
          ${records.map(({ vector }) => literal(vector))}::text[],
          ${records.map(({ metadata }) => JSON.stringify(metadata))}::text[]
        ) as given (id, vector, metadata)
      `;
    },
    async clear() {
      await database`truncate ${database(table)}`;
    },
    search: (vector, filter) => search(vector, filter, 'vector <=> $1'),
    // No index is ordered by a sum.
    searchExactly: (vector, filter) => search(vector, filter, '(vector <=> $1) + 0'),
  };
}

/** One connection on which pgvector's settings of a search hold for good. */
export async function openSearchConnection(settings: DatabaseSettings, efSearch: number): Promise<Database> {
  const database = openDatabase({ ...settings, maxConnections: 1 });
  await database`select set_config('hnsw.ef_search', ${String(efSearch)}, false), set_config('hnsw.iterative_scan', 'strict_order', false)`;
  return database;
}

/** As the package `pgvector` writes a vector. */
function literal(vector: ArrayLike<number>): string {
  return JSON.stringify(Array.from(vector));
}

import type { VectorCollection, VectorIndexType, VectorMetric } from '@millrace/ports';

/** A collection with the names of what it consists of, each with its schema: write them as `${tx(collection.table)}`. */
export interface StoredCollection extends VectorCollection {
  readonly id: string;
  /** Has the columns `id`, `vector` and `metadata`; written to. */
  readonly table: string;
  /** Shows the same rows; searched, since Postgres uses no index on JSON under the policy of the table. */
  readonly view: string;
}

/** Of `vector_collections`. */
export interface CollectionRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly dimension: number;
  readonly metric: VectorMetric;
  readonly index_type: VectorIndexType | null;
  readonly index_params: Readonly<Record<string, number>>;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export function storedCollection(row: CollectionRow): StoredCollection {
  const { id, name, description, dimension, metric } = row;
  const index = row.index_type === null ? undefined : { type: row.index_type, metric, params: row.index_params };
  const dates = { createdAt: row.created_at, updatedAt: row.updated_at };
  const { table, view } = relationsOf(id);
  return { id, name, description, dimension, metric, index, ...dates, table, view };
}

/** Names that `vectors.make_collection` gives what it makes. */
export function relationsOf(id: string): {
  readonly table: string;
  readonly view: string;
  readonly vectorIndex: string;
} {
  const hex = id.replaceAll('-', '');
  return { table: `vectors.c_${hex}`, view: `vectors.v_${hex}`, vectorIndex: `vectors.i_${hex}` };
}

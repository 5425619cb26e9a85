import type { Transaction } from '@millrace/ports';

export interface FoundSchema {
  readonly extensions: string[];
  /** Columns by table, in order; the tables of schema `public` without its name. */
  readonly tables: Record<string, string>;
  readonly indexes: string[];
  readonly triggers: string[];
  /** Partitions of embeddings. */
  readonly partitions: string[];
}

/** What is in a database now: the schemas `public` and `chat_service`; months of embeddings only as partitions. */
export async function schemaOf(sql: Transaction): Promise<FoundSchema> {
  const [extensions, columns, indexes, triggers, partitions] = await Promise.all([
    sql<{ name: string }[]>`select extname as name from pg_extension where extname <> 'plpgsql'`,
    sql<{ name: string; columns: string }[]>`
      select case table_schema when 'public' then '' else table_schema || '.' end || table_name as name,
        string_agg(column_name, ' ' order by ordinal_position) as columns
      from information_schema.columns
      where table_schema in ('public', 'chat_service') and table_name !~ '^embeddings_\\d'
      group by table_schema, table_name
    `,
    sql<{ name: string }[]>`
      select case schemaname when 'public' then '' else schemaname || '.' end || indexname as name
      from pg_indexes join pg_class on relname = indexname join pg_index on indexrelid = pg_class.oid
      where schemaname in ('public', 'chat_service') and tablename !~ '^embeddings_\\d' and indisvalid
    `,
    sql<{ name: string }[]>`select tgname as name from pg_trigger where not tgisinternal`,
    sql<{ name: string }[]>`
      select relname as name from pg_inherits join pg_class on pg_class.oid = inhrelid
      where inhparent = to_regclass('embeddings')
    `,
  ]);
  const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);
  return {
    extensions: names(extensions),
    tables: Object.fromEntries(columns.map((row) => [row.name, row.columns])),
    indexes: names(indexes),
    triggers: names(triggers),
    partitions: names(partitions),
  };
}

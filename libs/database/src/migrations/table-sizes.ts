import type { Transaction } from '@millrace/ports';

export interface TableSize {
  /** The tables of schema `public` without its name; partitions within their parent. */
  readonly name: string;
  /** Counted one by one. */
  readonly rows: number;
  /** Of the table with its indexes and what is stored apart. */
  readonly bytes: number;
}

/** Every table of the schemas `public`, `chat_service` and `vectors` with its size, by name. Counts all rows: seconds for ten millions. */
export async function tableSizes(sql: Transaction): Promise<TableSize[]> {
  const tables = await sql<{ name: string; bytes: number }[]>`
    select case nspname when 'public' then '' else nspname || '.' end || relname as name,
      case relkind when 'r' then pg_total_relation_size(t.oid)
        else (select sum(pg_total_relation_size(relid))::bigint from pg_partition_tree(t.oid)) end as bytes
    from pg_class t join pg_namespace n on n.oid = relnamespace
    where nspname in ('public', 'chat_service', 'vectors') and relkind in ('r', 'p') and not relispartition order by name
  `;
  const sizes: TableSize[] = [];
  for (const { name, bytes } of tables) {
    const [row] = await sql<{ rows: number }[]>`select count(*) as rows from ${sql(name)}`;
    sizes.push({ name, rows: row?.rows ?? 0, bytes });
  }
  return sizes;
}

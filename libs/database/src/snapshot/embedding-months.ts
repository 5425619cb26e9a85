import type { Transaction } from '@millrace/ports';

/** The first day, `yyyy-mm-dd`, of each month that embeddings have a partition for. */
export async function embeddingMonths(sql: Transaction): Promise<string[]> {
  const rows = await sql<{ month: string }[]>`
    select to_char(to_date(relname, '"embeddings_"YYYY_MM'), 'YYYY-MM-DD') as month
    from pg_inherits join pg_class on pg_class.oid = inhrelid
    where inhparent = 'embeddings'::regclass and relname ~ '^embeddings_[0-9]{4}_[0-9]{2}$' order by month
  `;
  return rows.map(({ month }) => month);
}

/** Makes the partitions of these months that are missing. */
export async function ensureEmbeddingMonths(sql: Transaction, months: readonly string[]): Promise<void> {
  for (const month of months) await sql`select ensure_embedding_partitions(${month}, 1)`;
}

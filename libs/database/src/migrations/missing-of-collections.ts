import type { Transaction } from '@millrace/ports';

/** What is missing of collections of vectors that are entered, one line each: their tables, and their indexes where they should have one. */
export async function missingOfCollections(sql: Transaction): Promise<string[]> {
  const rows = await sql<{ line: string }[]>`
    select format('%s %s of the collection %s of %s is missing', what, relation, name, tenant) as line
    from (select *, replace(id::text, '-', '') as hex from vector_collections) as entered
    cross join lateral (
      values ('table', 'vectors.c_' || hex), ('view', 'vectors.v_' || hex),
        ('index', case when index_type in ('hnsw', 'ivfflat') then 'vectors.i_' || hex end)
    ) as part (what, relation)
    where to_regclass(relation) is null and relation is not null
      or exists (select from pg_index where indexrelid = to_regclass(relation) and not indisvalid)
    order by tenant, name, what
  `;
  return rows.map(({ line }) => line);
}

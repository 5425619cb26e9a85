import type { Transaction } from '@millrace/ports';

/** What a column that must hold something gets, by its type. */
const anyOf: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  bigint: '(random() * 1e9)::bigint',
  integer: '(random() * 1e9)::int',
  smallint: '1',
  jsonb: `'{}'`,
  bytea: `'x'`,
  boolean: 'false',
  vector: `'[1,0]'`,
  'text[]': `'{}'`,
  'timestamp with time zone': 'now()',
};

/** Of columns that take certain words only. */
const takes: Readonly<Record<string, string>> = {
  'messages.role': `'user'`,
  'generations.status': `'queued'`,
  'reembeddings.status': `'running'`,
  'vector_collections.dimension': '3',
  'vector_collections.metric': `'cosine'`,
};

/** Puts a row into a table, whichever it is, for a tenant: whatever must be there is made up, and what it refers to is not looked for. */
export async function plantRow(tx: Transaction, table: string, tenant: string | null): Promise<void> {
  const columns = await tx<{ name: string; type: string }[]>`
    select attname as name, format_type(atttypid, null) as type from pg_attribute
    where attrelid = ${table}::text::regclass and attnum > 0 and attnotnull and not attisdropped and not atthasdef
      and attidentity = '' and attname <> 'tenant'
  `;
  const names = ['tenant', ...columns.map(({ name }) => name)];
  const values = columns.map(({ name, type }) => takes[`${table}.${name}`] ?? anyOf[type] ?? 'md5(random()::text)');
  await tx.unsafe(`insert into ${table} (${names.join(', ')}) values (${['$1', ...values].join(', ')})`, [tenant]);
}

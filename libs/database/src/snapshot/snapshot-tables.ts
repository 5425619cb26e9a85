import type { Transaction } from '@millrace/ports';

/** A table as it is written to a file and read back: a row is a JSON array with the text of each column, or null. */
export interface SnapshotTable {
  /** With its schema: `public.chunks`. */
  readonly name: string;
  /** In the order of the row's elements. Generated ones are left out. */
  readonly columns: readonly string[];
  /** The statement that gives all rows, one column `line` each. */
  readonly read: string;
  /** The statement that enters the rows of its one parameter, a JSON array of them as text. */
  readonly write: string;
}

interface Found extends SnapshotTable {
  readonly references: readonly string[];
}

/**
 * Every table of the schemas `public`, `chat_service` and `vectors`, partitions within their parent, those first that others refer to. The
 * record of the migrations is not among them. Each value travels as the text that Postgres itself gives and takes for its type, so that none
 * is changed on its way, a JSON `null` and a missing value included.
 */
export async function snapshotTables(sql: Transaction): Promise<SnapshotTable[]> {
  const found = await sql<Found[]>`
    select n.nspname || '.' || t.relname as name, array_agg(attname::text order by attnum) as columns,
      format('select json_build_array(%s)::text as line from %s',
        string_agg(format('%I::text', attname), ', ' order by attnum), t.oid::regclass) as read,
      format('insert into %s (%s) overriding system value select %s from json_array_elements($1::text::json) as row',
        t.oid::regclass, string_agg(format('%I', attname), ', ' order by attnum),
        string_agg(format('(row ->> %s)::%s', place, format_type(atttypid, atttypmod)), ', ' order by attnum)) as write,
      array(
        select refn.nspname || '.' || ref.relname
        from pg_constraint join pg_class ref on ref.oid = confrelid join pg_namespace refn on refn.oid = ref.relnamespace
        where conrelid = t.oid and contype = 'f' and confrelid <> t.oid
      ) as references
    from pg_class t join pg_namespace n on n.oid = t.relnamespace
      join lateral (
        select *, row_number() over (order by attnum) - 1 as place
        from pg_attribute where attrelid = t.oid and attnum > 0 and not attisdropped and attgenerated = ''
      ) a on true
    where n.nspname in ('public', 'chat_service', 'vectors') and t.relkind in ('r', 'p') and not t.relispartition
      and t.relname <> 'schema_migrations'
      and not exists (select from pg_depend where objid = t.oid and deptype = 'e')
    group by t.oid, n.nspname, t.relname order by name
  `;
  return inOrderOfReference(found).map(({ references: _, ...table }) => table);
}

/** Tables whose references were all listed before them, and so on. Two that refer to each other are a `RangeError`. */
function inOrderOfReference(tables: readonly Found[]): Found[] {
  const ordered: Found[] = [];
  const listed = new Set<string>();
  while (ordered.length < tables.length) {
    const next = tables.filter(
      ({ name, references }) => !listed.has(name) && references.every((reference) => listed.has(reference)),
    );
    if (next.length === 0) throw new RangeError('tables refer to each other in a circle');
    ordered.push(...next);
    for (const { name } of next) listed.add(name);
  }
  return ordered;
}

import type { Transaction } from '@millrace/ports';

/**
 * The whole form of a database's schemas `public`, `chat_service` and `vectors`, one line a thing: columns with their types, constraints, indexes,
 * views, functions, triggers, policies, rights. Leaves out the months of embeddings.
 */
export async function formOf(sql: Transaction): Promise<string[]> {
  const rows = await sql<{ line: string }[]>`
    with own as (
      select c.oid, c.relname, n.nspname || '.' || c.relname as name, c.relkind, c.relrowsecurity, c.relacl
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'chat_service', 'vectors') and c.relname !~ '^embeddings_(\\d|default_hnsw)'
    )
    select format('column %s.%s %s %s %s %s', name, attname, format_type(atttypid, atttypmod),
      case when attnotnull then 'not null' end, attidentity::text || attgenerated::text,
      (select pg_get_expr(adbin, adrelid) from pg_attrdef where adrelid = attrelid and adnum = attnum)) as line
    from own join pg_attribute on attrelid = own.oid where attnum > 0 and not attisdropped and relkind in ('r', 'p')
    union all
    select format('constraint %s %s %s', name, conname, pg_get_constraintdef(pg_constraint.oid))
    from own join pg_constraint on conrelid = own.oid where contype <> 'n'
    union all
    select format('view %s %s', name, pg_get_viewdef(oid)) from own where relkind = 'v'
    union all
    select format('index %s', pg_get_indexdef(oid)) from own where relkind in ('i', 'I')
    union all
    select format('trigger %s', pg_get_triggerdef(pg_trigger.oid)) from own join pg_trigger on tgrelid = own.oid where not tgisinternal
    union all
    select format('policy %s %s %s %s %s %s', name, polname, polcmd, polroles::regrole[], pg_get_expr(polqual, polrelid),
      pg_get_expr(polwithcheck, polrelid))
    from own join pg_policy on polrelid = own.oid
    union all
    select format('fence %s', name) from own where relrowsecurity
    union all
    select format('rights %s %s %s', name, grantee::regrole, privilege_type)
    from own, aclexplode(relacl) where grantee <> grantor
    union all
    select format('function %s', pg_get_functiondef(p.oid))
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('public', 'chat_service', 'vectors') and p.prokind = 'f'
      and not exists (select from pg_depend where objid = p.oid and deptype = 'e')
    order by line
  `;
  return rows.map(({ line }) => line);
}

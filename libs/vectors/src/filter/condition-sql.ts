import { storableJson, storableText } from '@millrace/database';
import type { Transaction } from '@millrace/ports';
import type { Fragment } from 'postgres';
import type { Condition, Path } from './condition.ts';
import { isScalar } from './filter-values.ts';

/**
 * A condition on the column `metadata`. Whatever the caller wrote is a parameter. What is equal is asked for by containment, which an
 * index on the metadata answers. It is null instead of false for some fields that are missing: `is not true` is its contrary.
 */
export function conditionSql(sql: Transaction, condition: Condition): Fragment {
  switch (condition.kind) {
    case 'all':
      return joined(sql, condition.of, sql`and`) ?? sql`true`;
    case 'any':
      return joined(sql, condition.of, sql`or`) ?? sql`false`;
    case 'not':
      return sql`(${conditionSql(sql, condition.of)} is not true)`;
    case 'equals':
      return equals(sql, condition.path, condition.value);
    case 'contains':
      return holds(sql, condition.path, [condition.value]);
    case 'compares':
      return compares(sql, condition);
    case 'exists':
      return sql`(${field(sql, condition.path)} is not null)`;
  }
}

function joined(sql: Transaction, conditions: readonly Condition[], by: Fragment): Fragment | undefined {
  const [first, ...rest] = conditions.map((condition) => conditionSql(sql, condition));
  return first && sql`(${rest.reduce((before, condition) => sql`${before} ${by} ${condition}`, first)})`;
}

/** Containment says it of scalars; objects and lists may hold more. */
function equals(sql: Transaction, path: Path, value: unknown): Fragment {
  if (isScalar(value)) return holds(sql, path, value);
  return sql`(${holds(sql, path, value)} and ${field(sql, path)} = ${storableJson(value)}::text::jsonb)`;
}

function holds(sql: Transaction, path: Path, value: unknown): Fragment {
  const wanted = path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);
  return sql`metadata @> ${storableJson(wanted)}::text::jsonb`;
}

/** jsonb compares texts by the database's collation, so that they are compared as text, by code points. */
function compares(sql: Transaction, { path, by, value }: Condition & { kind: 'compares' }): Fragment {
  const [found, operator] = [field(sql, path), sql.unsafe(by)];
  if (typeof value === 'number') {
    return sql`(jsonb_typeof(${found}) = 'number' and ${found} ${operator} ${storableJson(value)}::text::jsonb)`;
  }
  return sql`(jsonb_typeof(${found}) = 'string' and (${found} #>> '{}') collate "C" ${operator} ${storableText(value)}::text)`;
}

/** The names are of objects: `->` with a text finds nothing in a list. */
function field(sql: Transaction, path: Path): Fragment {
  return sql`(metadata${path.map((name) => sql` -> ${storableText(name)}::text`)})`;
}

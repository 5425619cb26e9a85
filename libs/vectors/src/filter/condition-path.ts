import { storableText } from '@millrace/database';
import type { Condition, Path } from './condition.ts';

/**
 * A condition as a path of SQL/JSON that finds something in the metadata which meet it (`metadata @? …`): a parameter, so that all filters
 * are one statement, and what is equal or contained is looked up in the index. Strict, since a lax path looks into lists by itself. What
 * is unknown, of a field that is missing or of another kind, is false at the end, and must be so before its contrary is taken.
 */
export function conditionPath(condition: Condition): string {
  return `strict $ ? (${predicate(condition)})`;
}

function predicate(condition: Condition): string {
  switch (condition.kind) {
    case 'all':
      return joined(condition.of.map(predicate), '&&') ?? '1 == 1';
    case 'any':
      return joined(condition.of.map(predicate), '||') ?? '1 == 0';
    case 'not':
      return `!exists(@ ? (${predicate(condition.of)}))`;
    case 'equals':
      return `${field(condition.path)} == ${literal(condition.value)}`;
    case 'contains':
      // Item by item: one of another kind would make the whole unknown.
      return `exists(${field(condition.path)}[*] ? (@ == ${literal(condition.value)}))`;
    case 'compares':
      return `${field(condition.path)} ${condition.by} ${literal(condition.value)}`;
    case 'exists':
      return `exists(${field(condition.path)})`;
  }
}

/** By halves: Postgres reads and evaluates a joint in a joint by recursion. */
function joined(predicates: readonly string[], by: '&&' | '||'): string | undefined {
  if (predicates.length < 2) return predicates[0];
  const middle = predicates.length >> 1;
  return `(${joined(predicates.slice(0, middle), by)} ${by} ${joined(predicates.slice(middle), by)})`;
}

function field(path: Path): string {
  return `@${path.map((name) => `.${literal(name)}`).join('')}`;
}

/** Literals of a path are written as those of JavaScript (PostgreSQL documentation, 8.14.7). */
function literal(value: string | number | boolean | null): string {
  return JSON.stringify(typeof value === 'string' ? storableText(value) : value);
}

import type { Comparison, Condition, Path } from './condition.ts';
import { invalidFilter, isScalar } from './filter-values.ts';

type ParseOperator = (path: Path, value: unknown, where: string) => Condition;

/** What may stand in place of a value: `{price: {$lt: 10}}`. */
export const fieldOperators: Readonly<Record<string, ParseOperator>> = {
  $eq: equals,
  $ne: (path, value) => ({ kind: 'not', of: equals(path, value) }),
  $gt: comparison('>'),
  $gte: comparison('>='),
  $lt: comparison('<'),
  $lte: comparison('<='),
  $in: oneOf,
  $nin: (path, value, where) => ({ kind: 'not', of: oneOf(path, value, where) }),
  $exists(path, value, where) {
    if (typeof value !== 'boolean') throw invalidFilter(where, 'takes true or false');
    return value ? { kind: 'exists', path } : { kind: 'not', of: { kind: 'exists', path } };
  },
  $contains(path, value, where) {
    if (!isScalar(value))
      throw invalidFilter(where, 'takes a text, a number, true, false or null: what the list has in it');
    return { kind: 'contains', path, value };
  },
};

function equals(path: Path, value: unknown): Condition {
  return { kind: 'equals', path, value };
}

function comparison(by: Comparison): ParseOperator {
  return (path, value, where) => {
    if (typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))) {
      return { kind: 'compares', path, by, value };
    }
    throw invalidFilter(where, 'takes a number or a text');
  };
}

function oneOf(path: Path, value: unknown, where: string): Condition {
  if (!Array.isArray(value)) throw invalidFilter(where, 'takes a list of values');
  return { kind: 'any', of: value.map((one: unknown) => equals(path, one)) };
}

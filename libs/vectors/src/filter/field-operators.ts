import type { Condition, Path } from './condition.ts';
import { invalidFilter, scalar } from './filter-values.ts';

type ParseOperator = (path: Path, value: unknown, where: string) => Condition;

/** What may stand in place of a value: `{price: {$lt: 10}}`. */
export const fieldOperators = new Map<string, ParseOperator>([
  ['$eq', equals],
  ['$ne', (...given) => ({ kind: 'not', of: equals(...given) })],
  ['$gt', comparison('>')],
  ['$gte', comparison('>=')],
  ['$lt', comparison('<')],
  ['$lte', comparison('<=')],
  ['$in', oneOf],
  ['$nin', (...given) => ({ kind: 'not', of: oneOf(...given) })],
  ['$exists', exists],
  ['$contains', (path, value, where) => ({ kind: 'contains', path, value: scalar(value, where) })],
]);

function equals(path: Path, value: unknown, where: string): Condition {
  return { kind: 'equals', path, value: scalar(value, where) };
}

function comparison(by: '>' | '>=' | '<' | '<='): ParseOperator {
  return (path, value, where) => {
    const compared = scalar(value, where);
    if (typeof compared === 'string' || typeof compared === 'number')
      return { kind: 'compares', path, by, value: compared };
    throw invalidFilter(where, 'takes a number or a text');
  };
}

function oneOf(path: Path, value: unknown, where: string): Condition {
  if (!Array.isArray(value)) throw invalidFilter(where, 'takes a list of values');
  return { kind: 'any', of: value.map((one: unknown, place) => equals(path, one, `${where}[${place}]`)) };
}

function exists(path: Path, value: unknown, where: string): Condition {
  if (typeof value !== 'boolean') throw invalidFilter(where, 'takes true or false');
  return value ? { kind: 'exists', path } : { kind: 'not', of: { kind: 'exists', path } };
}

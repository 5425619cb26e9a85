import type { VectorMetadata } from '@millrace/ports';
import type { Condition, Path } from './condition.ts';
import { fieldOperators } from './field-operators.ts';
import { invalidFilter, isObject, scalar } from './filter-values.ts';

const mostLevels = 20;
const mostConditions = 1_000;
/** Metadata is no deeper, and Postgres follows a path by recursion. */
const mostNames = 200;

/**
 * Reads a filter: `{field: value, …}`, all of which must hold, where an object of operators may stand for a value, and `$and`, `$or` and
 * `$not` join whole filters. Dots in a field's name lead into objects. Throws `VALIDATION_ERROR` that says where and what is wrong.
 */
export function parseFilter(filter: VectorMetadata): Condition {
  const condition = parseAll(filter, 'filter', mostLevels);
  if (sizeOf(condition) <= mostConditions) return condition;
  throw invalidFilter('filter', `holds more than ${mostConditions} conditions; each value of a list is one`);
}

function parseAll(filter: unknown, where: string, levels: number): Condition {
  if (!isObject(filter)) throw invalidFilter(where, 'takes an object of conditions');
  if (levels === 0) throw invalidFilter(where, `is nested deeper than ${mostLevels} levels`);
  const conditions = Object.entries(filter).map(([name, value]) => {
    const at = `${where}.${name}`;
    const joint = joints.get(name);
    if (joint) return joint(value, at, levels - 1);
    if (name.startsWith('$')) throw unknownOperator(where, name);
    return parseField(pathOf(name, at), value, at);
  });
  return allOf(conditions);
}

const joints = new Map<string, (value: unknown, where: string, levels: number) => Condition>([
  ['$and', (value, where, levels) => allOf(parseEach(value, where, levels))],
  ['$or', (value, where, levels) => ({ kind: 'any', of: parseEach(value, where, levels) })],
  ['$not', (value, where, levels) => ({ kind: 'not', of: parseAll(value, where, levels) })],
]);

function parseEach(value: unknown, where: string, levels: number): Condition[] {
  if (!Array.isArray(value) || value.length === 0) throw invalidFilter(where, 'takes a list of filters, one at least');
  return value.map((filter: unknown, place) => parseAll(filter, `${where}[${place}]`, levels));
}

function parseField(path: Path, value: unknown, where: string): Condition {
  if (Array.isArray(value)) throw invalidFilter(where, 'takes no list: there are $in and $contains');
  if (!isObject(value)) return { kind: 'equals', path, value: scalar(value, where) };
  const conditions = Object.entries(value).map(([name, operand]) => {
    const parse = fieldOperators.get(name);
    if (parse) return parse(path, operand, `${where}.${name}`);
    if (name.startsWith('$')) throw unknownOperator(where, name);
    throw invalidFilter(where, `takes operators, and not ${name}: what is in an object is named with dots`);
  });
  if (conditions.length === 0) throw invalidFilter(where, 'takes a value, or operators, and {} is neither');
  return allOf(conditions);
}

function allOf(conditions: readonly Condition[]): Condition {
  const [only, ...others] = conditions;
  return only && others.length === 0 ? only : { kind: 'all', of: conditions };
}

function pathOf(name: string, where: string): Path {
  const path = name.split('.');
  if (path.includes('')) throw invalidFilter(where, 'names no field: a name stands on each side of a dot');
  if (path.length > mostNames) throw invalidFilter('filter', `names a field by more than ${mostNames} names`);
  return path;
}

function sizeOf(condition: Condition): number {
  if (condition.kind === 'not') return sizeOf(condition.of);
  if (condition.kind !== 'all' && condition.kind !== 'any') return 1;
  return condition.of.reduce((sum, one) => sum + sizeOf(one), 0);
}

function unknownOperator(where: string, name: string) {
  const known = `of a field ${[...fieldOperators.keys()].join(', ')}, of filters ${[...joints.keys()].join(', ')}`;
  return invalidFilter(where, `has ${name}, which is no operator here. There are: ${known}`);
}

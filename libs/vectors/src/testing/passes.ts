import { isObject } from '../filter/filter-values.ts';

type Test = (found: unknown, operand: unknown) => boolean;

/** What each operator says of a field; `undefined` is one that is missing. Written after the documentation, and not after the code. */
const operators: Readonly<Record<string, Test>> = {
  $eq: (found, operand) => found === operand,
  $ne: (found, operand) => found !== operand,
  $gt: (found, operand) => order(found, operand) > 0,
  $gte: (found, operand) => order(found, operand) >= 0,
  $lt: (found, operand) => order(found, operand) < 0,
  $lte: (found, operand) => order(found, operand) <= 0,
  $in: (found, operand) => Array.isArray(operand) && operand.includes(found),
  $nin: (found, operand) => Array.isArray(operand) && !operand.includes(found),
  $exists: (found, operand) => (found !== undefined) === operand,
  $contains: (found, operand) => Array.isArray(found) && found.includes(operand),
};

/** Whether metadata passes a filter. */
export function passes(filter: unknown, metadata: unknown): boolean {
  if (!isObject(filter)) return false;
  return Object.entries(filter).every(([name, value]) => {
    if (name === '$and') return Array.isArray(value) && value.every((one) => passes(one, metadata));
    if (name === '$or') return Array.isArray(value) && value.some((one) => passes(one, metadata));
    if (name === '$not') return !passes(value, metadata);
    const found = fieldOf(metadata, name.split('.'));
    if (!isObject(value)) return found === value;
    return Object.entries(value).every(([operator, operand]) => operators[operator]?.(found, operand));
  });
}

function fieldOf(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return value;
  return isObject(value) && Object.hasOwn(value, name) ? fieldOf(value[name], rest) : undefined;
}

/** Less than 0, 0 or more; NaN of what has no order. */
function order(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one !== 'string' || typeof other !== 'string') return Number.NaN;
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

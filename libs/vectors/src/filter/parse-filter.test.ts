import { describe, expect, it } from 'vitest';
import { parseFilter } from './parse-filter.ts';

/** A filter in a filter, so many levels deep. */
function nested(levels: number): object {
  return levels === 0 ? { a: 1 } : { $not: nested(levels - 1) };
}

const operators =
  'of a field $eq, $ne, $gt, $gte, $lt, $lte, $in, $nin, $exists, $contains, of filters $and, $or, $not';

const wrong: readonly (readonly [filter: object, message: string])[] = [
  [{ $near: 1 }, `filter has $near, which is no operator here. There are: ${operators}`],
  [{ a: { $regex: 'x' } }, `filter.a has $regex, which is no operator here. There are: ${operators}`],
  [{ a: { $gt: 1, b: 2 } }, 'filter.a takes operators, and not b: what is in an object is named with dots'],
  [{ a: { b: 2 } }, 'filter.a takes operators, and not b: what is in an object is named with dots'],
  [{ a: {} }, 'filter.a takes a value, or operators, and {} is neither'],
  [{ a: [1] }, 'filter.a takes no list: there are $in and $contains'],
  [{ a: Number.NaN }, 'filter.a takes a text, a number, true, false or null'],
  [{ a: { $eq: { b: 1 } } }, 'filter.a.$eq takes a text, a number, true, false or null'],
  [{ a: { $gt: true } }, 'filter.a.$gt takes a number or a text'],
  [{ a: { $lte: null } }, 'filter.a.$lte takes a number or a text'],
  [{ a: { $in: 'x' } }, 'filter.a.$in takes a list of values'],
  [{ a: { $nin: [1, [2]] } }, 'filter.a.$nin[1] takes a text, a number, true, false or null'],
  [{ a: { $exists: 1 } }, 'filter.a.$exists takes true or false'],
  [{ a: { $contains: ['x'] } }, 'filter.a.$contains takes a text, a number, true, false or null'],
  [{ $and: [] }, 'filter.$and takes a list of filters, one at least'],
  [{ $or: { a: 1 } }, 'filter.$or takes a list of filters, one at least'],
  [{ $or: [{ a: 1 }, 2] }, 'filter.$or[1] takes an object of conditions'],
  [{ $not: [] }, 'filter.$not takes an object of conditions'],
  [{ 'a..b': 1 }, 'filter.a..b names no field: a name stands on each side of a dot'],
  [{ '': 1 }, 'filter. names no field: a name stands on each side of a dot'],
  [{ [Array(201).fill('a').join('.')]: 1 }, 'filter names a field by more than 200 names'],
  [{ a: { $in: Array(1_001).fill(1) } }, 'filter holds more than 1000 conditions; each value of a list is one'],
];

describe('parseFilter', () => {
  it.each(wrong)('says what is wrong with %j', (filter, message) => {
    expect(() => parseFilter({ ...filter })).toThrow(expect.objectContaining({ code: 'VALIDATION_ERROR', message }));
  });

  it('takes filters in filters, twenty levels of them and no more', () => {
    expect(parseFilter({ ...nested(19) })).toMatchObject({ kind: 'not' });
    expect(() => parseFilter({ ...nested(20) })).toThrow('is nested deeper than 20 levels');
  });

  it('takes a name for a name, whatever the language has by that name', () => {
    expect(parseFilter({ constructor: 1, 'a.toString': 2 })).toEqual({
      kind: 'all',
      of: [
        { kind: 'equals', path: ['constructor'], value: 1 },
        { kind: 'equals', path: ['a', 'toString'], value: 2 },
      ],
    });
  });
});

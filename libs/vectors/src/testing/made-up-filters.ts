/** Values that are alike, or that a language made of text could stumble over. */
const values = [
  0,
  1,
  1.5,
  -2,
  1e21,
  5e-7,
  '',
  '1',
  'a',
  'b',
  'B',
  'ä',
  '\u{ffee}',
  '😀',
  '印刷',
  '"',
  "'",
  '\\',
  '\n',
  '$1',
  '$.a',
  '") || (1 == 1',
  true,
  false,
  null,
];
const names = ['a', 'b', 'c d', '$', '"', "'; drop table x; --", '__proto__', '1', 'ü'];

export interface MadeUp {
  metadata(): Record<string, unknown>;
  filter(): Record<string, unknown>;
}

/** Metadata and filters that often meet. `random` gives numbers in [0, 1). */
export function madeUp(random: () => number): MadeUp {
  const below = (count: number) => Math.floor(random() * count);
  const one = <T>(of: readonly T[]): T => of[below(of.length)] as T;
  const several = <T>(most: number, make: () => T): T[] => Array.from({ length: 1 + below(most) }, make);
  // By entries, so that `__proto__` is a name as any other.
  const object = (make: () => [string, unknown], most: number) => Object.fromEntries(several(most, make));

  const found = (levels: number): unknown => {
    const kind = random();
    if (levels > 0 && kind < 0.2) return object(() => [one(names), found(levels - 1)], 3);
    return kind < 0.4 ? several(3, () => one(values)) : one(values);
  };
  const field = () =>
    several(2, () => one(names))
      .join('.')
      .replace(/^\$/, 'a');
  const operator = (): [string, unknown] => {
    const comparison = one(['$gt', '$gte', '$lt', '$lte']);
    return one<[string, unknown]>([
      ['$eq', one(values)],
      ['$ne', one(values)],
      [comparison, one(values.filter((value) => typeof value === 'number' || typeof value === 'string'))],
      ['$in', several(4, () => one(values))],
      ['$nin', several(4, () => one(values))],
      ['$exists', random() < 0.5],
      ['$contains', one(values)],
    ]);
  };
  const filter = (levels: number): Record<string, unknown> => {
    const kind = levels === 0 ? 1 : random();
    if (kind < 0.15) return { $and: several(3, () => filter(levels - 1)) };
    if (kind < 0.35) return { $or: several(3, () => filter(levels - 1)) };
    if (kind < 0.5) return { $not: filter(levels - 1) };
    return object(() => [field(), random() < 0.4 ? one(values) : object(operator, 2)], 2);
  };
  return { metadata: () => object(() => [one(names), found(2)], 5), filter: () => filter(3) };
}

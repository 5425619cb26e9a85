import { describe, expect, it } from 'vitest';
import { searchFilter } from './search-filter.ts';

const filter = (...conditions: string[]) =>
  conditions.reduce((before, condition) => searchFilter(condition, before), {});

describe('a filter by options', () => {
  it('takes equal values', () => {
    expect(filter('year=2026', 'final=true', 'title=a>b')).toEqual({ year: 2026, final: true, title: 'a>b' });
  });

  it('takes any of the values that a name is given', () => {
    expect(filter('kind=fable', 'kind=poem', 'kind="7"')).toEqual({ kind: { in: ['fable', 'poem', '7'] } });
  });

  it('takes bounds, which hold together', () => {
    expect(filter('year>=2020', 'year<2026', 'day>2026-01-31')).toEqual({
      year: { gte: 2020, lt: 2026 },
      day: { gt: '2026-01-31' },
    });
    expect(filter('year=2020', 'year<=2026')).toEqual({ year: { in: [2020], lte: 2026 } });
  });

  it.each(['year', '=2026', '>=1', ''])('refuses %j', (condition) => {
    expect(() => filter(condition)).toThrow('KEY=VALUE');
  });

  it('refuses bounds that have no order', () => {
    expect(() => filter('final>true')).toThrow('no order');
  });
});

import { newTaskId, objectKeys } from '@millrace/contracts';
import { describe, expect, it } from 'vitest';
import { hourPrefixes, slicePrefixes } from './original-prefixes.ts';

const from = new Date('2026-03-31T23:58:30Z');
const until = new Date('2026-04-01T00:01:10Z');

describe('the prefixes of originals', () => {
  it('name every hour that a time touches', () => {
    expect(hourPrefixes(from, until)).toEqual(['originals/2026-03-31-23/', 'originals/2026-04-01-00/']);
    expect(hourPrefixes(from, from)).toEqual(['originals/2026-03-31-23/']);
  });

  it('cover every task of a short time, over the end of an hour too, and hardly any other', () => {
    const prefixes = slicePrefixes(from, until);
    const holds = (timeMs: number) =>
      prefixes.some((prefix) => objectKeys.original(newTaskId(timeMs)).startsWith(prefix));
    for (let time = from.getTime(); time <= until.getTime(); time += 500) expect(holds(time)).toBe(true);
    expect(holds(from.getTime() - 70_000)).toBe(false);
    expect(holds(until.getTime() + 70_000)).toBe(false);
  });
});

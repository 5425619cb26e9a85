import { InvalidArgumentError } from 'commander';

/** Milliseconds of each unit, the longest first. */
const units = {
  week: 7 * 24 * 3_600_000,
  day: 24 * 3_600_000,
  hour: 3_600_000,
  minute: 60_000,
  second: 1_000,
} as const;

/** Milliseconds of a duration as it is given on the command line: a whole number and the first letter of its unit, as in `90s` or `2h`. */
export function duration(text: string): number {
  const [, count, letter] = /^(\d{1,5})([a-z])$/.exec(text) ?? [];
  const [, unitMs] = Object.entries(units).find(([name]) => name[0] === letter) ?? [];
  if (unitMs === undefined) throw new InvalidArgumentError('give a duration such as 90s, 30m, 2h, 7d or 1w');
  return Number(count) * unitMs;
}

/** A duration in words, in the longest unit of which it has two or more: 90 minutes, not 1 hour. */
export function durationText(ms: number): string {
  const [unit, unitMs] = Object.entries(units).find(([, of]) => ms >= 2 * of) ?? ['second', units.second];
  const count = Math.floor(ms / unitMs);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

import { describe, expect, it } from 'vitest';
import { age, timeUntil, withAges } from './age.ts';

const now = new Date('2026-04-01T12:00:00.000Z');

describe('an age', () => {
  it('is told in words', () => {
    expect(age('2026-04-01T11:57:00.000Z', now)).toBe('3 minutes ago');
    expect(timeUntil('2026-04-01T12:00:30.000Z', now)).toBe('in 30 seconds');
  });

  it('is none where the clocks of two machines differ', () => {
    expect(age('2026-04-01T12:00:05.000Z', now)).toBe('just now');
    expect(timeUntil('2026-04-01T11:59:00.000Z', now)).toBe('at once');
  });

  it('is put behind every time in a text', () => {
    expect(withAges('seen at 2026-04-01T10:00:00.000Z, due at 2026-04-03T12:00:00Z', now)).toBe(
      'seen at 2026-04-01T10:00:00.000Z (2 hours ago), due at 2026-04-03T12:00:00Z (in 2 days)',
    );
  });
});

import type { Clock } from '@millrace/ports';
import { describe, expect, it } from 'vitest';
import { QuarantineCalm } from './quarantine-calm.ts';

/** A clock whose sleepers wake at once, later by as much as they slept. */
function leapingClock(): Clock & { readonly slept: number[] } {
  let now = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => new Date(now),
    async sleep(ms) {
      slept.push(ms);
      now += ms;
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

const never = new AbortController().signal;

describe('the calm in which a suspect is worked on', () => {
  it('comes half a second after a queue was attached to', async () => {
    const clock = leapingClock();
    const calm = new QuarantineCalm(clock);
    await calm.reached(never);
    await calm.reached(never);
    expect(clock.slept).toEqual([500]);
    calm.stir();
    await calm.reached(never);
    expect(clock.slept).toEqual([500, 500]);
  });

  it('waits for every move, and half a second more', async () => {
    const clock = leapingClock();
    const calm = new QuarantineCalm(clock);
    const [one, other] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const moves = [calm.during(() => one.promise), calm.during(() => other.promise)];
    let calmNow = false;
    const reached = calm.reached(never).then(() => {
      calmNow = true;
    });
    one.resolve();
    await moves[0];
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(calmNow).toBe(false);
    other.resolve();
    await Promise.all([...moves, reached]);
    expect(clock.slept.length).toBeGreaterThan(2);
  });

  it('is not waited for by what the broker has taken back', async () => {
    const lost = AbortSignal.abort();
    const clock = leapingClock();
    await new QuarantineCalm(clock).reached(lost);
    expect(clock.slept).toEqual([]);
  });
});

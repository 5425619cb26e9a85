import { beforeEach, describe, expect, it } from 'vitest';
import { type CallEnd, type CircuitBreaker, createCircuitBreaker } from './circuit-breaker.ts';

describe('circuit breaker', () => {
  let nowMs: number;
  let changes: boolean[];
  let breaker: CircuitBreaker;

  beforeEach(() => {
    nowMs = 0;
    changes = [];
    breaker = createCircuitBreaker({
      clock: { now: () => new Date(nowMs) },
      failures: 3,
      restMs: 100,
      longestRestMs: 350,
      onChange: (open) => changes.push(open),
    });
  });

  const call = (end: CallEnd) => breaker.admit()?.(end);
  const fail = (times: number) => Array.from({ length: times }, () => call('failed'));

  it('lets calls through until so many have failed in a row', () => {
    fail(2);
    expect(breaker.admit()).toBeDefined();
    fail(1);
    expect(breaker.admit()).toBeUndefined();
    expect(breaker.restsForMs).toBe(100);
    expect(changes).toEqual([true]);
  });

  it('begins to count anew after an answer, and passes over calls that told nothing', () => {
    fail(2);
    call('unknown');
    call('answered');
    fail(2);
    expect(breaker.admit()).toBeDefined();
    call('unknown');
    fail(1);
    expect(breaker.admit()).toBeUndefined();
  });

  it('lets one call through after the rest, and the others pass by while it is tried', () => {
    fail(3);
    nowMs = 99;
    expect(breaker.admit()).toBeUndefined();
    nowMs = 100;
    expect(breaker.restsForMs).toBe(0);
    const tell = breaker.admit();
    expect(tell).toBeDefined();
    expect(breaker.admit()).toBeUndefined();
    expect(breaker.restsForMs).toBeGreaterThan(0);
    tell?.('answered');
    expect(breaker.admit()).toBeDefined();
    expect(changes).toEqual([true, false]);
  });

  it('rests twice as long after each trial that fails, up to the longest, and briefly again once it was closed', () => {
    fail(3);
    for (const restMs of [100, 200, 350, 350]) {
      expect(breaker.restsForMs).toBe(restMs);
      nowMs += restMs;
      call('failed');
    }
    nowMs += 350;
    call('answered');
    fail(3);
    expect(breaker.restsForMs).toBe(100);
    expect(changes).toEqual([true, false, true]);
  });

  it('tries again at once where the caller of a trial went before its end', () => {
    fail(3);
    nowMs = 100;
    call('unknown');
    expect(breaker.admit()).toBeDefined();
  });

  it('does not listen to calls that began before it opened', () => {
    const [early, late] = [breaker.admit(), breaker.admit()];
    fail(3);
    early?.('answered');
    expect(breaker.admit()).toBeUndefined();
    late?.('failed');
    expect(breaker.restsForMs).toBe(100);
    expect(changes).toEqual([true]);
  });
});

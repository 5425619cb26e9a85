import { type ErrorCode, MillraceError } from '@millrace/contracts';
import { silentLogger } from '@millrace/ports';
import { beforeEach, describe, expect, it } from 'vitest';
import { createFallback, type Fallback } from './fallback.ts';

describe('fallback from the gateway', () => {
  let nowMs: number;
  let outcomes: string[];
  let circuit: boolean[];
  let fallback: Fallback;

  beforeEach(() => {
    nowMs = 0;
    outcomes = [];
    circuit = [];
    fallback = createFallback({
      log: silentLogger,
      metrics: {
        gatewayCalled: (method, outcome) => outcomes.push(`${method} ${outcome}`),
        gatewayCircuit: (open) => circuit.push(open),
      },
      clock: { now: () => new Date(nowMs) },
      failures: 2,
      restMs: 100,
    });
  });

  const failing = (code: ErrorCode) => async () => {
    throw new MillraceError(code, 'from the gateway');
  };
  const there = async () => 'there';
  const here = async () => 'here';

  it('gives what the gateway answers', async () => {
    expect(await fallback.call({ method: 'Search', remote: there, local: here })).toBe('there');
    expect(outcomes).toEqual(['Search answered']);
    expect(circuit).toEqual([]);
  });

  it.each(['DEPENDENCY_UNAVAILABLE', 'DEADLINE_EXCEEDED', 'OVERLOADED', 'SHUTTING_DOWN', 'INTERNAL_ERROR'] as const)(
    'does it here where the gateway fails with %s',
    async (code) => {
      expect(await fallback.call({ method: 'Search', remote: failing(code), local: here })).toBe('here');
      expect(outcomes).toEqual(['Search fallback']);
    },
  );

  it.each(['MODEL_UNAVAILABLE', 'MODEL_REFUSED', 'RATE_LIMITED', 'AUTHENTICATION_ERROR', 'VALIDATION_ERROR'] as const)(
    'lets stand what the gateway says of the request: %s',
    async (code) => {
      for (let times = 0; times < 3; times++) {
        const answer = fallback.call({ method: 'Search', remote: failing(code), local: here });
        await expect(answer).rejects.toMatchObject({ code });
      }
      expect(outcomes).toEqual(Array(3).fill('Search answered'));
      expect(circuit).toEqual([]);
    },
  );

  it('gives the outage where nothing can do it here', async () => {
    const answer = fallback.call({ method: 'Search', remote: failing('SHUTTING_DOWN') });
    await expect(answer).rejects.toMatchObject({ code: 'SHUTTING_DOWN' });
    expect(outcomes).toEqual(['Search failed']);
  });

  it('does not do again here what the gateway may have done, unless it was not even asked', async () => {
    const insert = () =>
      fallback.call({ method: 'Insert', remote: failing('DEADLINE_EXCEEDED'), local: here, mayRepeat: () => false });
    await expect(insert()).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    await expect(insert()).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect(await insert()).toBe('here');
  });

  it('leaves a gateway alone that fails again and again, and comes back to it', async () => {
    let asked = 0;
    let up = false;
    const search = () =>
      fallback.call({
        method: 'Search',
        remote: async () => {
          asked += 1;
          if (!up) throw new MillraceError('DEPENDENCY_UNAVAILABLE', 'down');
          return 'there';
        },
        local: here,
      });
    for (let times = 0; times < 5; times++) expect(await search()).toBe('here');
    expect(asked).toBe(2);
    up = true;
    nowMs = 100;
    expect(await search()).toBe('there');
    expect(circuit).toEqual([true, false]);
    expect(outcomes).toEqual([...Array(5).fill('Search fallback'), 'Search answered']);
  });

  it('says how long the gateway is left alone where nothing can do it here', async () => {
    const search = () => fallback.call({ method: 'Search', remote: failing('DEPENDENCY_UNAVAILABLE') });
    await expect(search()).rejects.toThrow();
    await expect(search()).rejects.toThrow();
    nowMs = 40;
    await expect(search()).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', retryAfterMs: 60 });
  });

  it('neither falls back nor counts where the caller has gone', async () => {
    for (let times = 0; times < 3; times++) {
      const caller = new AbortController();
      const answer = fallback.call({
        method: 'Search',
        remote: async () => {
          caller.abort(new Error('gone'));
          throw new MillraceError('DEPENDENCY_UNAVAILABLE', 'cut');
        },
        local: here,
        signal: caller.signal,
      });
      await expect(answer).rejects.toThrow('gone');
    }
    expect(outcomes).toEqual([]);
    expect(circuit).toEqual([]);
  });

  it('gives the error of the local provider where that fails too', async () => {
    const answer = fallback.call({
      method: 'Search',
      remote: failing('SHUTTING_DOWN'),
      local: failing('MODEL_UNAVAILABLE'),
    });
    await expect(answer).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
    expect(outcomes).toEqual(['Search failed']);
  });
});

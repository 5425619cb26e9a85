import { bulkQueue, dependencyUnavailable } from '@millrace/contracts';
import type { Bus } from '@millrace/ports';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createQueueLoad } from './queue-load.ts';

const limits = { maxQueued: 10, maxQueuedLater: 20 };
const overloaded = { code: 'OVERLOADED', status: 503, retryAfterMs: 5_000 };

/** A bus that only counts, and how often it was asked. */
function countingBus(depths: Record<string, number> = {}, ping: Bus['ping'] = async () => {}) {
  const asked = { pings: 0 };
  const bus: Pick<Bus, 'ping' | 'depth'> = {
    depth: async (queue) => depths[queue] ?? 0,
    ping() {
      asked.pings++;
      return ping();
    },
  };
  return { bus, asked };
}

function loadOf({ bus }: ReturnType<typeof countingBus>) {
  let now = 0;
  const clock = { now: () => new Date(now), sleep: async () => {} };
  return {
    load: createQueueLoad(bus, limits, clock),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('the load of the queues', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is no reason to refuse while all of them are below their limits', async () => {
    const depths = { 'documents.upload': 9, 'documents.parsed': 10, 'documents.chunked': 9, 'chat.logs': 1_000 };
    await expect(loadOf(countingBus(depths)).load.check()).resolves.toBeUndefined();
  });

  it.each([
    { 'documents.upload': 10 },
    { 'documents.upload': 5, [bulkQueue('documents.upload')]: 5 },
    { 'documents.parsed': 5, 'documents.chunked': 10, [bulkQueue('documents.embedded')]: 5 },
  ])('is overload with %o', async (depths) => {
    await expect(loadOf(countingBus(depths)).load.check()).rejects.toMatchObject(overloaded);
  });

  it('is asked for once a second, however many ask', async () => {
    const depths: Record<string, number> = {};
    const counting = countingBus(depths);
    const { load, pass } = loadOf(counting);
    await Promise.all(Array.from({ length: 50 }, () => load.check()));
    depths['documents.upload'] = 10;
    pass(999);
    await load.check();
    expect(counting.asked.pings).toBe(1);
    pass(1);
    await expect(load.check()).rejects.toMatchObject(overloaded);
    await expect(load.check()).rejects.toMatchObject(overloaded);
    expect(counting.asked.pings).toBe(2);
  });

  it('is a broker that is down, or takes no messages', async () => {
    const down = countingBus({}, () => Promise.reject(dependencyUnavailable('rabbitmq', 'memory alarm')));
    await expect(loadOf(down).load.check()).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', status: 503 });
  });

  it('is a broker that does not answer within two seconds', async () => {
    vi.useFakeTimers();
    const { load } = loadOf(countingBus({}, () => new Promise(() => {})));
    const refused = expect(load.check()).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
    await vi.advanceTimersByTimeAsync(2_000);
    await refused;
  });
});

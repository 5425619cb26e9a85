import type { Clock, TaskStates } from '@millrace/ports';
import { within } from '../within.ts';

export interface TenantLoad {
  /** How many tasks a tenant has under way, this upload not counted; 0 where Redis does not say. Counts the upload from now on. */
  enter(tenant: string): Promise<number>;
}

interface Count {
  readonly until: number;
  readonly asked: Promise<number>;
  /** Uploads let in since it was asked. */
  entered: number;
}

/** For so long an answer of Redis counts, milliseconds. */
const freshMs = 500;
const patienceMs = 250;

/** How much each tenant has under way: Redis is asked at most twice a second for a tenant, and what came in since is added. */
export function createTenantLoad(states: Pick<TaskStates, 'underWay'>, clock: Clock): TenantLoad {
  const counts = new Map<string, Count>();

  function countOf(tenant: string): Count {
    const now = clock.now().getTime();
    for (const [key, { until }] of counts) if (until <= now) counts.delete(key);
    const known = counts.get(tenant);
    if (known) return known;
    const asked = within(patienceMs, states.underWay(tenant)).catch(() => 0);
    const count = { until: now + freshMs, asked, entered: 0 };
    counts.set(tenant, count);
    return count;
  }

  return {
    async enter(tenant) {
      const count = countOf(tenant);
      const entered = count.entered++;
      return (await count.asked) + entered;
    },
  };
}

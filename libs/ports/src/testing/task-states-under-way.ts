import { randomUUID } from 'node:crypto';
import { terminalStatuses } from '@millrace/contracts';
import { describe, expect, it } from 'vitest';
import { stateToldBy } from '../state-told-by.ts';
import { anEnvelope } from './an-envelope.ts';
import type { TwoTaskStates } from './two-task-states.ts';

export function countsUnderWay(two: () => TwoTaskStates): void {
  describe('tasks under way', () => {
    const aTenant = () => `t-${randomUUID()}`;

    it('are counted by tenant, each once however often it is told of', async () => {
      const { one, other } = two();
      const tenant = aTenant();
      expect(await one.underWay(tenant)).toBe(0);
      const [first, second] = [anEnvelope({ tenant }), anEnvelope({ tenant })];
      for (const status of ['queued', 'parsing', 'parsing'] as const) {
        await one.record({ task: first, status, attempt: 1 });
      }
      await other.record({ task: second, status: 'queued', attempt: 1 });
      await one.record({ task: anEnvelope({ tenant: aTenant() }), status: 'queued', attempt: 1 });
      expect([await one.underWay(tenant), await other.underWay(tenant)]).toEqual([2, 2]);
    });

    it.each(terminalStatuses)(
      'end with %s, told by a stage or by Postgres, and do not come back late',
      async (status) => {
        const { one } = two();
        const tenant = aTenant();
        const [told, restored] = [anEnvelope({ tenant }), anEnvelope({ tenant })];
        for (const task of [told, restored]) await one.record({ task, status: 'embedding', attempt: 1 });
        await one.record({ task: told, status, attempt: 1 });
        await one.restore(stateToldBy({ task: restored, status, attempt: 1 }, new Date()));
        for (const task of [told, restored]) await one.record({ task, status: 'embedding', attempt: 2, embedded: 1 });
        expect(await one.underWay(tenant)).toBe(0);
      },
    );

    it('begin again with a higher run', async () => {
      const { one } = two();
      const task = anEnvelope({ tenant: aTenant() });
      await one.record({ task, status: 'failed', attempt: 1 });
      await one.record({ task: { ...task, run: 1 }, status: 'queued', attempt: 1 });
      expect(await one.underWay(task.tenant)).toBe(1);
    });
  });
}

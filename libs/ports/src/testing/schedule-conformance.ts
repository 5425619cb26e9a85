import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Logger, silentLogger } from '../logger.ts';
import type { Schedule } from '../schedule.ts';
import { aScheduledJob } from './a-scheduled-job.ts';

/** What every Schedule does. Run it on each adapter; `open` is called for each test. */
export function describeSchedule(name: string, open: (log: Logger) => Schedule): void {
  describe(`schedule: ${name}`, () => {
    let errors: object[];
    let schedule: Schedule;
    beforeEach(() => {
      errors = [];
      schedule = open({ ...silentLogger, error: (fields) => errors.push(fields) });
    });
    afterEach(() => schedule.close());

    it('runs each job at once, and again and again', async () => {
      const [often, seldom] = [aScheduledJob('often', 20), aScheduledJob('seldom', 3_600_000)];
      await schedule.start([often, seldom]);
      await Promise.all([often.runs(4), seldom.runs(1)]);
      await often.runs(often.begun + 2);
      expect(seldom.begun).toBe(1);
      await schedule.ping();
    });

    it('runs a job that takes longer than its period again, never twice at once, and the others meanwhile', async () => {
      const quick = aScheduledJob('quick', 20);
      const slow = aScheduledJob('slow', 20, (signal) =>
        Promise.race([quick.runs(quick.begun + 3), once(signal, 'abort').then(() => {})]),
      );
      await schedule.start([slow, quick]);
      await slow.runs(3);
      expect(slow.mostAtOnce).toBe(1);
    });

    it('tells of a job that fails, and runs it again', async () => {
      const failure = new Error('no luck');
      const job = aScheduledJob('unlucky', 20, async () => {
        throw failure;
      });
      await schedule.start([job]);
      await job.runs(2);
      expect(errors[0]).toEqual({ err: failure, job: 'unlucky' });
    });

    it('aborts the run under way when it closes, waits for it, and starts no other', async () => {
      let ended = false;
      const job = aScheduledJob('long', 20, async (signal) => {
        await once(signal, 'abort');
        await sleep(20);
        ended = true;
      });
      await schedule.start([job]);
      await job.runs(1);
      await schedule.close();
      expect(ended).toBe(true);
      await schedule.close();
      await sleep(60);
      expect(job.begun).toBe(1);
    });

    it('closes before it was started', () => schedule.close());
  });
}

import { jobs, schedulerSettings } from '@millrace/scheduler';
import type { Fault } from './process.ts';
import type { World } from './world.ts';

/** The jobs of the clock that have to do with documents on their way. */
export const jobNames = ['outbox', 'reconcile', 'sweep', 'free', 'orphans'] as const;
export type JobName = (typeof jobNames)[number];

/** Time does not pass in Postgres: what looks lost or orphaned is so at once. */
const settings = { ...schedulerSettings.parse({}), overdueMs: 0, graceMs: 0 };

/** Runs a job of the clock once. A job that is broken off does its work the next time: what it throws is only logged. */
export async function runJob(world: World, name: JobName, fault?: Fault): Promise<void> {
  const job = jobs.find((known) => known.name === name);
  if (!job) throw new RangeError(`there is no job ${name}`);
  // Jobs compare their time with that of Postgres, which goes on by itself.
  world.clock.advanceTo(Date.now() + 1);
  if (name === 'free') await age(world);
  const done = await world.act((ports) => job.run(ports, settings, new AbortController().signal), fault);
  if (done.status === 'rejected' && !fault) throw done.reason;
}

/** Has all that has ended be over for a while: a search may still read what was live a moment ago. */
async function age({ database }: World): Promise<void> {
  await database`
    update generations
    set finished_at = finished_at - interval '1 hour', overtaken_at = overtaken_at - interval '1 hour'
    where rank = 9
  `;
}

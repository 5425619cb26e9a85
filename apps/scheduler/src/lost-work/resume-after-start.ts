import { forgetAsked } from '@millrace/database';
import type { JobPorts } from '../job.ts';
import { sweepOriginals } from '../originals/sweep-originals.ts';
import { findDrained } from './find-lost.ts';
import { resumeAll } from './resume-all.ts';

/**
 * Hands out every unfinished task again, without waiting for it to become overdue: for a process whose bus forgets all when it
 * ends. Call it before anything is at work. Resolves to how many there were. None of them counts as fruitless.
 */
export async function resumeAfterStart(ports: JobPorts): Promise<number> {
  const { signal } = new AbortController();
  await sweepOriginals(ports, { olderThanMs: 0, afresh: true, signal });
  await forgetAsked(ports.database);
  let resumed = 0;
  for (;;) {
    const lost = await findDrained(ports, 0);
    const handedOut = await resumeAll(
      ports,
      lost.map((task) => ({ ...task, drained: false })),
      signal,
    );
    if (handedOut === 0) return resumed;
    resumed += handedOut;
  }
}

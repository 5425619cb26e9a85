import { findMark } from '@millrace/database';
import type { ObjectEntry } from '@millrace/ports';
import type { JobPorts } from '../job.ts';
import { settledMark } from '../originals/sweep-originals.ts';

/** Whether an object is old enough to be judged. */
export interface OrphanAges {
  /** Whoever wrote it had time to name it. */
  isOld(entry: Pick<ObjectEntry, 'lastModified'>): boolean;
  /** Old, and every task that was accepted before it is in Postgres: one that is not known there does not exist. */
  isSettled(entry: Pick<ObjectEntry, 'lastModified'>): boolean;
}

export async function orphanAges(
  { database, clock }: Pick<JobPorts, 'database' | 'clock'>,
  graceMs: number,
): Promise<OrphanAges> {
  const oldBefore = clock.now().getTime() - graceMs;
  const settledBefore = Math.min(oldBefore, (await findMark(database, settledMark))?.at.getTime() ?? 0);
  return {
    isOld: ({ lastModified }) => lastModified.getTime() <= oldBefore,
    isSettled: ({ lastModified }) => lastModified.getTime() < settledBefore,
  };
}

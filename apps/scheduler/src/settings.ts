import { setting } from '@millrace/config';
import { z } from 'zod';

const ms = z.int().min(100);
const days = z.int().min(1).max(3650);

export const schedulerSettings = z.object({
  overdueMs: setting(ms.default(10_000), {
    env: ['MILLRACE_OVERDUE_MS'],
    describe:
      'Work of which nothing was heard for so long, with nothing under way anywhere, is taken for lost, milliseconds',
  }),
  reconcileEveryMs: setting(ms.default(3_000), {
    env: ['MILLRACE_RECONCILE_EVERY_MS'],
    describe: 'Between two searches for lost work, milliseconds',
  }),
  sweepEveryMs: setting(ms.default(5_000), {
    env: ['MILLRACE_SWEEP_EVERY_MS'],
    describe: 'Between two searches for originals whose task nobody has heard of, milliseconds',
  }),
  freeEveryMs: setting(ms.default(5_000), {
    env: ['MILLRACE_FREE_EVERY_MS'],
    describe:
      'Between two rounds that remove rows and objects of what was cancelled, deleted or overtaken, milliseconds',
  }),
  orphansEveryMs: setting(ms.default(3_600_000), {
    env: ['MILLRACE_ORPHANS_EVERY_MS'],
    describe: 'Between two searches for objects that nothing refers to, and for uploads that never ended, milliseconds',
  }),
  graceMs: setting(z.int().min(0).default(3_600_000), {
    env: ['MILLRACE_GRACE_MS'],
    describe: 'An object that nothing refers to is left alone for so long, milliseconds',
  }),
  deadLetterDays: setting(days.default(90), {
    env: ['MILLRACE_DEAD_LETTER_DAYS'],
    describe: 'Dead letters are kept for so long, days',
  }),
  tombstoneDays: setting(z.int().min(30).max(3650).default(30), {
    env: ['MILLRACE_TOMBSTONE_DAYS'],
    describe: 'That a document was deleted is remembered for so long, days; at least 30',
  }),
  taskDays: setting(days.default(90), {
    env: ['MILLRACE_TASK_DAYS'],
    describe: 'Tasks that ended and are not live are kept for so long, days',
  }),
  auditDays: setting(days.default(365), {
    env: ['MILLRACE_AUDIT_DAYS'],
    describe: 'The audit log is kept for so long, days',
  }),
});
export type SchedulerSettings = z.infer<typeof schedulerSettings>;

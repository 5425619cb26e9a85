import type { DeadLetterFilter } from '@millrace/contracts';
import type { Command } from 'commander';
import { duration } from '../time/duration.ts';

/** Which dead letters, as options say it. Ages are in milliseconds. */
export interface DeadLetterFilterFlags {
  readonly queue?: string;
  readonly code?: string;
  readonly task?: string;
  readonly olderThan?: number;
  readonly newerThan?: number;
}

/** Gives a command the options by which dead letters are chosen. */
export function withDeadLetterFilter(command: Command): Command {
  return command
    .option('--queue <name>', 'that failed in this queue')
    .option('--code <code>', 'that failed for this reason, such as STAGE_FAILED')
    .option('--task <id>', 'of this task')
    .option('--older-than <age>', 'that failed longer ago, such as 90s, 30m, 2h or 7d', duration)
    .option('--newer-than <age>', 'that failed more recently', duration);
}

/** The filter of a request, and nothing else of the flags. Empty where no option was given. */
export function deadLetterFilter(
  { queue, code, task: taskId, olderThan, newerThan }: DeadLetterFilterFlags,
  now: Date,
): DeadLetterFilter {
  const before = (ageMs: number) => new Date(now.getTime() - ageMs).toISOString();
  return {
    ...(queue === undefined ? {} : { queue }),
    ...(code === undefined ? {} : { code }),
    ...(taskId === undefined ? {} : { taskId }),
    ...(olderThan === undefined ? {} : { olderThan: before(olderThan) }),
    ...(newerThan === undefined ? {} : { newerThan: before(newerThan) }),
  };
}

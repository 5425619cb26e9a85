import type { Command } from 'commander';
import { attemptEach } from '../attempt-each.ts';
import type { CommandContext, CommandRun, Go } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { tellAttempts } from '../output/tell-attempts.ts';
import { taskLine } from '../tasks/task-line.ts';
import { unlessAborted } from '../unless-aborted.ts';

const afterHelp = `
It is final at once: no stage goes on with the task, search never answers from it, and what it
left is removed soon after. A task that has completed or failed is told as TOO_LATE.
Exit code 1 where any task could not be cancelled; the others are all the same.

Examples:
  $ millrace cancel 0198b2c4-6a1e-7d3f-9c55-2f1d8e7a4b60
  $ millrace upload papers/ | cut -f 2 | xargs millrace cancel`;

export function addCancel(program: Command, go: Go): void {
  program
    .command('cancel')
    .description('stop tasks that are under way, for good')
    .argument('<tasks...>', 'the task ids that the upload gave')
    .addHelpText('after', afterHelp)
    .action((taskIds: string[]) => go((context) => cancel(context, taskIds)));
}

async function cancel(context: CommandContext, taskIds: readonly string[]): CommandRun {
  const { connection, signal } = context;
  const client = await unlessAborted(connection.queryApi(), signal);
  const attempts = await attemptEach(taskIds, signal, (taskId) => client.cancelTask(taskId));
  tellAttempts(context, attempts, taskLine);
  return attempts.some(({ error }) => error) ? exitCodes.failed : exitCodes.ok;
}

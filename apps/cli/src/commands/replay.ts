import { type ReplayStage, replayStages } from '@millrace/contracts';
import { type Command, Option } from 'commander';
import type { CommandContext, CommandRun, Go } from '../command-context.ts';
import { replayCollection } from '../replay/replay-collection.ts';
import { replayTask } from '../replay/replay-task.ts';
import { UsageError } from '../usage-error.ts';

interface ReplayFlags {
  readonly from?: ReplayStage;
  readonly collection?: string;
  readonly watch: boolean;
  readonly yes: boolean;
}

const afterHelp = `
A failed task goes on in a new run of its own. Of a completed one a new task is made; search answers
from the old one until the new one is complete. Where what a stage begins with was not stored,
an earlier stage begins, and this is told.
A collection is worked as bulk: uploads pass it. At a terminal you are asked first.

Examples:
  $ millrace replay 0198b2c4-6a1e-7d3f-9c55-2f1d8e7a4b60 --watch     (from the stage that failed)
  $ millrace replay 0198b2c4-6a1e-7d3f-9c55-2f1d8e7a4b60 --from chunk
  $ millrace replay --collection papers --from embed --yes`;

export function addReplay(program: Command, go: Go): void {
  program
    .command('replay')
    .description('work a task, or every document of a collection, again from a stage on')
    .argument('[task]', 'a task id')
    .option('-c, --collection <name>', 'every document of this collection that search finds')
    .addOption(
      new Option('--from <stage>', 'where to begin (default: what failed; of a completed task, parse)').choices(
        replayStages,
      ),
    )
    .option('-w, --watch', 'follow the task to its end', false)
    .option('-y, --yes', 'do not ask', false)
    .addHelpText('after', afterHelp)
    .action((taskId: string | undefined, flags: ReplayFlags) => go((context) => replay(context, taskId, flags)));
}

async function replay(
  context: CommandContext,
  taskId: string | undefined,
  { from, collection, watch, yes }: ReplayFlags,
): CommandRun {
  if (taskId !== undefined && collection === undefined) return replayTask(context, taskId, { from, watch });
  if (collection === undefined || taskId !== undefined) throw new UsageError('give either a task or --collection');
  if (from === undefined) throw new UsageError('--collection needs --from');
  if (watch) throw new UsageError('--watch follows a task, not a collection');
  return replayCollection(context, { name: collection, from, yes });
}

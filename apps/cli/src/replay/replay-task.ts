import type { ReplayStage, TaskReplayed } from '@millrace/contracts';
import type { CommandContext, CommandRun } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { jsonText } from '../output/json-text.ts';
import { showTasks } from '../tasks/show-tasks.ts';
import { unlessAborted } from '../unless-aborted.ts';

/** Works a task again, and follows it to its end where that is wished. */
export async function replayTask(
  context: CommandContext,
  taskId: string,
  { from, watch }: { readonly from: ReplayStage | undefined; readonly watch: boolean },
): CommandRun {
  const { connection, terminal, json, signal } = context;
  const client = await unlessAborted(connection.queryApi(), signal);
  const replayed = await unlessAborted(client.replayTask(taskId, { from }), signal);
  if (!watch) {
    terminal.out(json ? jsonText(replayed) : replayedLine(replayed));
    return exitCodes.ok;
  }
  if (!json) terminal.err(replayedLine(replayed));
  return showTasks(context, [replayed.taskId], true);
}

function replayedLine({ taskId, run, replayOf, from, effectiveFrom }: TaskReplayed): string {
  const what = replayOf === undefined ? `goes on in run ${run}` : `repeats ${replayOf}`;
  const why = effectiveFrom === from ? '' : ` (what ${from} begins with was not stored)`;
  return `${taskId}: ${what}, from ${effectiveFrom}${why}`;
}

import type { Client } from '@millrace/client';
import { isTerminal } from '@millrace/contracts';
import type { CommandContext, CommandRun } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { jsonText } from '../output/json-text.ts';
import { oneLine } from '../output/printable.ts';
import { lineView } from '../progress/line-view.ts';
import { openView } from '../progress/open-view.ts';
import type { ProgressView } from '../progress/progress-view.ts';
import { expectedReason } from '../reason.ts';
import { unlessAborted } from '../unless-aborted.ts';
import { eachLimited } from '../upload/each-limited.ts';
import { followTask } from './follow-task.ts';
import { interruptedNote } from './interrupted-note.ts';
import { isFailure, type Outcome, withState } from './outcome.ts';
import { taskLine } from './task-line.ts';

/** Tasks that are looked at at once: each that is watched holds a connection. */
const atOnce = 32;

/** Shows where tasks are, or with `watch` how they get on until they have ended. */
export async function showTasks(context: CommandContext, taskIds: readonly string[], watch: boolean): CommandRun {
  const { connection, terminal, json, signal } = context;
  const client = await unlessAborted(connection.ingestApi(), signal);
  const view = watch && !json ? openView(terminal, taskIds.length) : lineView(() => {});
  const looks = await eachLimited(taskIds, atOnce, (taskId) => look(client, taskId, view, watch, signal)).finally(() =>
    view.close(),
  );

  if (json) terminal.out(jsonText(looks));
  else for (const outcome of looks) tell(context, outcome);
  if (signal.aborted) {
    for (const line of interruptedNote(looks)) terminal.err(line);
    return exitCodes.interrupted;
  }
  return looks.some(isFailure) ? exitCodes.failed : exitCodes.ok;
}

/** Where a task is, or how it ended. One that is not known is an outcome too. */
async function look(
  client: Client,
  taskId: string,
  view: ProgressView,
  watch: boolean,
  signal: AbortSignal,
): Promise<Outcome> {
  const unseen = { file: '', taskId, status: 'unknown' } as const;
  try {
    const state = await unlessAborted(client.task(taskId), signal);
    const outcome = { ...withState({ ...unseen, file: state.name }, state), taskId };
    const show = view.track(state.name);
    show(state);
    return watch && !isTerminal(state.status) ? await followTask(client, outcome, show, signal) : outcome;
  } catch (failure) {
    if (signal.aborted) return unseen;
    const error = expectedReason(failure);
    view.track(taskId)({ status: 'unknown', error });
    return { ...unseen, error };
  }
}

function tell({ terminal }: CommandContext, outcome: Outcome): void {
  terminal.out(taskLine({ ...outcome, name: outcome.file }));
  for (const warning of outcome.warnings ?? []) terminal.out(`  warning: ${oneLine(warning)}`);
}

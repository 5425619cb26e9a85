import type { Client } from '@millrace/client';
import { isTerminal } from '@millrace/contracts';
import type { Command } from 'commander';
import type { CommandContext, CommandRun, Go } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { jsonText } from '../output/json-text.ts';
import { oneLine } from '../output/printable.ts';
import { lineView } from '../progress/line-view.ts';
import { openView } from '../progress/open-view.ts';
import type { ProgressView } from '../progress/progress-view.ts';
import { expectedReason } from '../reason.ts';
import { followTask } from '../tasks/follow-task.ts';
import { interruptedNote } from '../tasks/interrupted-note.ts';
import { isFailure, type Outcome, withState } from '../tasks/outcome.ts';
import { stepLine } from '../tasks/step.ts';
import { unlessAborted } from '../unless-aborted.ts';
import { eachLimited } from '../upload/each-limited.ts';

/** Tasks that are looked at at once: each that is watched holds a connection. */
const atOnce = 32;

const afterHelp = `
Exit code 1 where any task has failed or is not known.

Examples:
  $ millrace status 0198b2c4-6a1e-7d3f-9c55-2f1d8e7a4b60
  $ millrace upload papers/ | cut -f 2 | xargs millrace status --watch`;

export function addStatus(program: Command, go: Go): void {
  program
    .command('status')
    .description('show where tasks are')
    .argument('<tasks...>', 'the task ids that the upload gave')
    .option('-w, --watch', 'follow each to its end', false)
    .addHelpText('after', afterHelp)
    .action((taskIds: string[], { watch }: { readonly watch: boolean }) =>
      go((context) => status(context, taskIds, watch)),
    );
}

async function status(context: CommandContext, taskIds: readonly string[], watch: boolean): CommandRun {
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
  const { taskId, file, warnings = [] } = outcome;
  terminal.out(`${[taskId, oneLine(file)].filter(Boolean).join('  ')}: ${stepLine(outcome)}`);
  for (const warning of warnings) terminal.out(`  warning: ${oneLine(warning)}`);
}

import type { Diagnosis } from '@millrace/contracts';
import type { Command } from 'commander';
import type { CommandContext, CommandRun, Go } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { fields } from '../output/fields.ts';
import { jsonText } from '../output/json-text.ts';
import { taskLine } from '../tasks/task-line.ts';
import { age, withAges } from '../time/age.ts';
import { unlessAborted } from '../unless-aborted.ts';

const afterHelp = `
Exit code 0 where nobody has to do anything: the task gets on, is completed, or was cancelled.
Exit code 1 where it has failed or is stuck; then there is advice.

Examples:
  $ millrace doctor 0198b2c4-6a1e-7d3f-9c55-2f1d8e7a4b60
  $ millrace doctor 0198b2c4-6a1e-7d3f-9c55-2f1d8e7a4b60 --json | jq -r .next`;

export function addDoctor(program: Command, go: Go): void {
  program
    .command('doctor')
    .description('tell where a task is, what it waits for, since when, and what will happen next')
    .argument('<task>', 'the task id that the upload gave')
    .addHelpText('after', afterHelp)
    .action((taskId: string) => go((context) => doctor(context, taskId)));
}

async function doctor({ connection, terminal, json, signal, now }: CommandContext, taskId: string): CommandRun {
  const client = await unlessAborted(connection.queryApi(), signal);
  const diagnosis = await unlessAborted(client.diagnose(taskId), signal);
  if (json) terminal.out(jsonText(diagnosis));
  else for (const line of report(diagnosis, now())) terminal.out(line);
  return diagnosis.advice === undefined ? exitCodes.ok : exitCodes.failed;
}

function report({ task, stage, queue, waitingFor, since, next, facts, advice }: Diagnosis, now: Date): string[] {
  const mend = task.status === 'failed' ? ` (millrace replay ${task.taskId})` : '';
  return [
    taskLine(task),
    '',
    ...fields({
      turn: stage && `${stage}${queue === undefined ? '' : `, from the queue ${queue}`}`,
      'waits for': withAges(waitingFor, now),
      since: age(since, now),
      next: withAges(next, now),
      advice: advice && `${advice}${mend}`,
    }),
    '',
    'What each source says:',
    ...facts.flatMap(({ source, text }) => fields({ [`  ${source.padEnd(8)}`]: withAges(text, now) })),
  ];
}

import { type DeadLetter, type DeadLetterState, deadLetterStateSchema } from '@millrace/contracts';
import { type Command, Option } from 'commander';
import type { CommandContext, CommandRun, Go } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { type DeadLetterFilterFlags, deadLetterFilter, withDeadLetterFilter } from '../options/dead-letter-filter.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { cutTo } from '../output/display-width.ts';
import { jsonText } from '../output/json-text.ts';
import { oneLine } from '../output/printable.ts';
import { table } from '../output/table.ts';
import { age } from '../time/age.ts';
import { unlessAborted } from '../unless-aborted.ts';

interface ListFlags extends DeadLetterFilterFlags {
  readonly state: DeadLetterState | 'all';
  readonly limit: number;
  readonly skip: number;
}

/** Places of a terminal that a reason takes; `show` tells the whole. */
const reasonWidth = 60;

const afterHelp = `
Examples:
  $ millrace dead-letters list --code STAGE_FAILED --newer-than 2h
  $ millrace dead-letters list --state all --task 0198b2c4-6a1e-7d3f-9c55-2f1d8e7a4b60 --json`;

export function addListDeadLetters(deadLetters: Command, go: Go): void {
  const list = deadLetters
    .command('list', { isDefault: true })
    .description('list them, the newest first (this is done where no command is given)');
  withDeadLetterFilter(list)
    .addOption(
      new Option('--state <state>', 'what was done about them')
        .choices([...deadLetterStateSchema.options, 'all'])
        .default('open'),
    )
    .option('-n, --limit <n>', 'the most of them, to 200', wholeNumber(1, 200), 50)
    .option('--skip <n>', 'leave out so many first', wholeNumber(0), 0)
    .addHelpText('after', afterHelp)
    .action((flags: ListFlags) => go((context) => listDeadLetters(context, flags)));
}

async function listDeadLetters(
  { connection, terminal, json, signal, now }: CommandContext,
  { state, limit, skip, ...flags }: ListFlags,
): CommandRun {
  const client = await unlessAborted(connection.queryApi(), signal);
  const query = { ...deadLetterFilter(flags, now()), ...(state === 'all' ? {} : { state }), limit, skip };
  const { items, total } = await unlessAborted(client.deadLetters.list(query), signal);
  if (json) {
    terminal.out(jsonText({ items, total }));
    return exitCodes.ok;
  }
  const headings = ['ID', 'STATE', 'FAILED', 'QUEUE', 'CODE', 'ATTEMPTS', 'TASK', 'REASON'];
  for (const line of table(
    headings,
    items.map((letter) => row(letter, now())),
  ))
    terminal.out(line);
  const last = skip + items.length;
  if (last < total) terminal.err(`${items.length} of ${total}; --skip ${last} shows more`);
  return exitCodes.ok;
}

function row({ deadLetterId, state, failedAt, queue, code, attempts, taskId, reason }: DeadLetter, now: Date) {
  return [deadLetterId, state, age(failedAt, now), queue, code, attempts, taskId, cutTo(oneLine(reason), reasonWidth)];
}

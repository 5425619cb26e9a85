import { askOutcomes, type RetrievalLog } from '@millrace/contracts';
import { type Command, Option } from 'commander';
import type { CommandContext, CommandRun, Go } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { jsonText } from '../output/json-text.ts';
import { table } from '../output/table.ts';
import { age } from '../time/age.ts';
import { unlessAborted } from '../unless-aborted.ts';

interface QuestionsFlags {
  readonly outcome?: RetrievalLog['outcome'];
  readonly of?: string;
  readonly collection?: string;
  readonly limit: number;
  readonly skip: number;
}

const afterHelp = `
Of all users of the tenant. --json has all that is known of each: the passages that were found with
their scores, the time of each step, tokens, and why it failed.

Examples:
  $ millrace questions --outcome unknown        what the documents do not answer
  $ millrace questions --json | jq '.items[0].hits'`;

export function addQuestions(program: Command, go: Go): void {
  program
    .command('questions')
    .description('list what was asked and what became of it, the last first')
    .addOption(new Option('--outcome <outcome>', 'only those that ended so').choices(askOutcomes))
    .option('--of <user>', 'only those of this user')
    .option('-c, --collection <name>', 'only those to this collection')
    .option('-n, --limit <n>', 'the most of them, to 200', wholeNumber(1, 200), 50)
    .option('--skip <n>', 'leave out so many first', wholeNumber(0), 0)
    .addHelpText('after', afterHelp)
    .action((flags: QuestionsFlags) => go((context) => listQuestions(context, flags)));
}

async function listQuestions(
  { connection, terminal, json, signal, now }: CommandContext,
  { of: userId, ...filter }: QuestionsFlags,
): CommandRun {
  const client = await unlessAborted(connection.queryApi(), signal);
  const { items, total } = await unlessAborted(client.retrievalLogs({ ...filter, userId }), signal);
  if (json) {
    terminal.out(jsonText({ items, total }));
    return exitCodes.ok;
  }
  const headings = ['ASKED', 'OUTCOME', 'CODE', 'PASSAGES', 'MS', 'USER', 'QUESTION'];
  const rows = items.map((log) => row(log, now()));
  for (const line of table(headings, rows)) terminal.out(line);
  const last = filter.skip + items.length;
  if (last < total) terminal.err(`${items.length} of ${total}; --skip ${last} shows more`);
  return exitCodes.ok;
}

function row({ askedAt, outcome, errorCode, hits, latenciesMs, userId, query }: RetrievalLog, now: Date) {
  const { total } = latenciesMs;
  return [age(askedAt, now), outcome, errorCode, hits.length, total && Math.round(total), userId, query];
}

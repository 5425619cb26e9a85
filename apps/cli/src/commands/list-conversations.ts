import type { Command } from 'commander';
import type { CommandContext, CommandRun, Go } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { jsonText } from '../output/json-text.ts';
import { table } from '../output/table.ts';
import { age } from '../time/age.ts';
import { unlessAborted } from '../unless-aborted.ts';

interface ListFlags {
  readonly title?: string;
  readonly limit: number;
  readonly skip: number;
}

export function addListConversations(conversations: Command, go: Go): void {
  conversations
    .command('list', { isDefault: true })
    .description('list your conversations, those used last first (this is done where no command is given)')
    .option('-t, --title <text>', 'those with this in their title; where none has it, those with words like it')
    .option('-n, --limit <n>', 'the most of them, to 200', wholeNumber(1, 200), 50)
    .option('--skip <n>', 'leave out so many first', wholeNumber(0), 0)
    .action((flags: ListFlags) => go((context) => listConversations(context, flags)));
}

async function listConversations(
  { connection, terminal, json, signal, now }: CommandContext,
  { title, limit, skip }: ListFlags,
): CommandRun {
  const client = await unlessAborted(connection.queryApi(), signal);
  const { items, total } = await unlessAborted(client.conversations.list({ title, limit, skip }), signal);
  if (json) {
    terminal.out(jsonText({ items, total }));
    return exitCodes.ok;
  }
  const rows = items.map(({ id, title, updated_at }) => [id, age(updated_at, now()), title]);
  for (const line of table(['ID', 'USED', 'TITLE'], rows)) terminal.out(line);
  const last = skip + items.length;
  if (last < total) terminal.err(`${items.length} of ${total}; --skip ${last} shows more`);
  return exitCodes.ok;
}

import type { Message } from '@millrace/contracts';
import type { Command } from 'commander';
import type { CommandContext, CommandRun, Go } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { section } from '../output/fields.ts';
import { jsonText } from '../output/json-text.ts';
import { age } from '../time/age.ts';
import { unlessAborted } from '../unless-aborted.ts';

interface ShowFlags {
  readonly limit: number;
}

export function addShowConversation(conversations: Command, go: Go): void {
  conversations
    .command('show')
    .description('show what was said last in one of them')
    .argument('<id>', 'id of the conversation')
    .option('-n, --limit <n>', 'the most messages, to 200', wholeNumber(1, 200), 50)
    .action((id: string, flags: ShowFlags) => go((context) => showConversation(context, id, flags)));
}

async function showConversation(
  { connection, terminal, json, signal, now }: CommandContext,
  id: string,
  { limit }: ShowFlags,
): CommandRun {
  const { conversations } = await unlessAborted(connection.queryApi(), signal);
  const { items, total } = await unlessAborted(conversations.messages(id, { order: 'desc', limit }), signal);
  const said = items.toReversed();
  if (json) {
    terminal.out(jsonText({ items: said, total }));
    return exitCodes.ok;
  }
  for (const message of said) for (const line of linesOf(message, now())) terminal.out(line);
  if (said.length < total) terminal.err(`the last ${said.length} of ${total} messages`);
  return exitCodes.ok;
}

function linesOf({ role, content, created_at, tool_calls, tool_results }: Message, now: Date): string[] {
  const text = content || JSON.stringify(tool_calls ?? tool_results ?? []);
  return section(`${role}, ${age(created_at, now)}`, text);
}

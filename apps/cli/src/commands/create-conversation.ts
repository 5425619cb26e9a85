import type { Command } from 'commander';
import type { CommandContext, CommandRun, Go } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { jsonText } from '../output/json-text.ts';
import { unlessAborted } from '../unless-aborted.ts';

interface CreateFlags {
  readonly prompt?: string;
}

const afterHelp = `
Its id is printed. Questions that are asked in it know what was said before.

Examples:
  $ id=$(millrace conversations create "About the mill")
  $ millrace ask --conversation $id "who built the wheel?"
  $ millrace ask --conversation $id "and when?"`;

export function addCreateConversation(conversations: Command, go: Go): void {
  conversations
    .command('create')
    .description('begin a conversation')
    .argument('<title...>', 'several words are one title')
    .option('-p, --prompt <text>', 'what the model is told before anything is said')
    .addHelpText('after', afterHelp)
    .action((words: string[], flags: CreateFlags) =>
      go((context) => createConversation(context, words.join(' '), flags)),
    );
}

async function createConversation(
  { connection, terminal, json, signal }: CommandContext,
  title: string,
  { prompt }: CreateFlags,
): CommandRun {
  const client = await unlessAborted(connection.queryApi(), signal);
  const made = await unlessAborted(client.conversations.create({ title, system_prompt: prompt }), signal);
  terminal.out(json ? jsonText(made) : made.id);
  return exitCodes.ok;
}

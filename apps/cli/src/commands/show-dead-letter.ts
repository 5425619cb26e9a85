import type { Command } from 'commander';
import type { CommandContext, CommandRun, Go } from '../command-context.ts';
import { deadLetterReport } from '../dead-letters/dead-letter-report.ts';
import { exitCodes } from '../exit-codes.ts';
import { jsonText } from '../output/json-text.ts';
import { unlessAborted } from '../unless-aborted.ts';

const afterHelp = `
Examples:
  $ millrace dead-letters show 5f0c7a52-93c1-5d0e-8f53-0a6d1b7c2e11
  $ millrace dead-letters show 5f0c7a52-93c1-5d0e-8f53-0a6d1b7c2e11 --json | jq .body.json`;

export function addShowDeadLetter(deadLetters: Command, go: Go): void {
  deadLetters
    .command('show')
    .description('show one: why it failed, its message, its task, and what its replays became')
    .argument('<id>', 'id of the dead letter')
    .addHelpText('after', afterHelp)
    .action((id: string) => go((context) => showDeadLetter(context, id)));
}

async function showDeadLetter({ connection, terminal, json, signal, now }: CommandContext, id: string): CommandRun {
  const client = await unlessAborted(connection.queryApi(), signal);
  const letter = await unlessAborted(client.deadLetters.show(id), signal);
  if (json) terminal.out(jsonText(letter));
  else for (const line of deadLetterReport(letter, now())) terminal.out(line);
  return exitCodes.ok;
}

import type { Command } from 'commander';
import type { CommandContext, CommandRun, Go } from '../command-context.ts';
import { changeLetters } from '../dead-letters/change-letters.ts';
import { type ChoiceFlags, chosenLetters, withChoice } from '../dead-letters/chosen-letters.ts';
import { exitCodes } from '../exit-codes.ts';
import { counted } from '../output/counted.ts';
import { jsonText } from '../output/json-text.ts';
import { unlessAborted } from '../unless-aborted.ts';

const afterHelp = `
They can be read for a while, and are not sent again. Their tasks stay failed.
At a terminal you are asked first where it may be more than one.

Examples:
  $ millrace dead-letters drop 5f0c7a52-93c1-5d0e-8f53-0a6d1b7c2e11
  $ millrace dead-letters drop --code CORRUPT_DOCUMENT --older-than 7d
  $ millrace dead-letters drop --queue documents.upload --yes`;

export function addDropDeadLetters(deadLetters: Command, go: Go): void {
  withChoice(deadLetters.command('drop').description('give up open ones: one, or all that fit'))
    .addHelpText('after', afterHelp)
    .action((id: string | undefined, flags: ChoiceFlags) => go((context) => dropDeadLetters(context, id, flags)));
}

async function dropDeadLetters(context: CommandContext, id: string | undefined, flags: ChoiceFlags): CommandRun {
  const { connection, terminal, json, signal, now } = context;
  const chosen = chosenLetters(id, flags, now());
  const client = await unlessAborted(connection.queryApi(), signal);
  const changed = await changeLetters(context, client, chosen, flags.yes, {
    verb: 'Drop',
    one: (letterId) => client.deadLetters.drop(letterId),
    many: (filter) => client.deadLetters.dropMany(filter),
    countOf: (answer) => answer.dropped,
  });
  if (!changed) return exitCodes.failed;
  const dropped = changed.answers.reduce((sum, answer) => sum + answer.dropped, 0);
  terminal.out(json ? jsonText({ dropped, left: changed.left }) : `${counted(dropped, 'dead letter')} dropped`);
  return exitCodes.ok;
}

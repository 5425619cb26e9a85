import type { DeadLettersReplayed } from '@millrace/contracts';
import type { Command } from 'commander';
import type { CommandContext, CommandRun, Go } from '../command-context.ts';
import { type Changed, changeLetters } from '../dead-letters/change-letters.ts';
import { type ChoiceFlags, chosenLetters, withChoice } from '../dead-letters/chosen-letters.ts';
import { exitCodes } from '../exit-codes.ts';
import { counted } from '../output/counted.ts';
import { jsonText } from '../output/json-text.ts';
import { timeUntil } from '../time/age.ts';
import { unlessAborted } from '../unless-aborted.ts';

const afterHelp = `
A failed task goes on in a new run, with all of its open dead letters. Several are sent spread over
time; those whose task is under way or has ended otherwise stay open.
At a terminal you are asked first where it may be more than one.

Examples:
  $ millrace dead-letters replay 5f0c7a52-93c1-5d0e-8f53-0a6d1b7c2e11
  $ millrace dead-letters replay --code MODEL_UNAVAILABLE --newer-than 2h
  $ millrace dead-letters replay --all --yes`;

export function addReplayDeadLetters(deadLetters: Command, go: Go): void {
  withChoice(deadLetters.command('replay').description('send open ones again: one, or all that fit'))
    .addHelpText('after', afterHelp)
    .action((id: string | undefined, flags: ChoiceFlags) => go((context) => replayDeadLetters(context, id, flags)));
}

async function replayDeadLetters(context: CommandContext, id: string | undefined, flags: ChoiceFlags): CommandRun {
  const { connection, terminal, json, signal, now } = context;
  const chosen = chosenLetters(id, flags, now());
  const client = await unlessAborted(connection.queryApi(), signal);
  const changed = await changeLetters(context, client, chosen, flags.yes, {
    verb: 'Replay',
    one: (letterId) => client.deadLetters.replay(letterId),
    many: (filter) => client.deadLetters.replayMany(filter),
    countOf: ({ replayed }) => replayed,
  });
  if (!changed) return exitCodes.failed;
  const whole = together(changed);
  terminal.out(json ? jsonText(whole) : replayedLine(whole, now()));
  return exitCodes.ok;
}

type Replayed = Pick<DeadLettersReplayed, 'replayed' | 'lastDueAt'> & { readonly left: number };

function together({ answers, left }: Changed<DeadLettersReplayed>): Replayed {
  const replayed = answers.reduce((sum, answer) => sum + answer.replayed, 0);
  const lastDueAt = answers
    .flatMap((answer) => answer.lastDueAt ?? [])
    .toSorted()
    .at(-1);
  return { replayed, left, ...(lastDueAt ? { lastDueAt } : {}) };
}

function replayedLine({ replayed, left, lastDueAt }: Replayed, now: Date): string {
  const last = lastDueAt ? `, the last is sent ${timeUntil(lastDueAt, now)}` : '';
  const others = left > 0 ? `; ${left} that fit stay open` : '';
  return `${counted(replayed, 'dead letter')} replayed${last}${others}`;
}

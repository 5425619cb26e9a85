import type { DeadLetterFilter } from '@millrace/contracts';
import type { Command } from 'commander';
import { type DeadLetterFilterFlags, deadLetterFilter, withDeadLetterFilter } from '../options/dead-letter-filter.ts';
import { UsageError } from '../usage-error.ts';

export interface ChoiceFlags extends DeadLetterFilterFlags {
  readonly all: boolean;
  readonly yes: boolean;
}

/** One dead letter, or all open ones that fit. */
export type ChosenLetters = { readonly id: string } | { readonly filter: DeadLetterFilter };

/** Gives a command an id, or a filter, to choose open dead letters by. */
export function withChoice(command: Command): Command {
  return withDeadLetterFilter(command.argument('[id]', 'id of one dead letter'))
    .option('--all', 'every open one', false)
    .option('-y, --yes', 'do not ask', false);
}

/** Throws `UsageError` where it is not said which: an empty variable of a script must not mean all of them. */
export function chosenLetters(id: string | undefined, { all, ...flags }: ChoiceFlags, now: Date): ChosenLetters {
  const filter = deadLetterFilter(flags, now);
  const hasFilter = Object.keys(filter).length > 0;
  if ([id !== undefined, hasFilter, all].filter(Boolean).length !== 1) {
    throw new UsageError('say which: one by its id, those that fit by --code, --queue and the like, or --all');
  }
  return id === undefined ? { filter } : { id };
}

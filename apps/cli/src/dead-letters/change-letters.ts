import type { Client } from '@millrace/client';
import type { DeadLetterFilter } from '@millrace/contracts';
import type { CommandContext } from '../command-context.ts';
import { confirmed } from '../confirmed.ts';
import { counted } from '../output/counted.ts';
import { unlessAborted } from '../unless-aborted.ts';
import type { ChosenLetters } from './chosen-letters.ts';

/** What is done to dead letters. */
export interface Change<Answer> {
  /** As the question names it. */
  readonly verb: string;
  one(id: string): Promise<Answer>;
  many(filter: DeadLetterFilter): Promise<Answer>;
  /** Letters that were changed. */
  countOf(answer: Answer): number;
}

export interface Changed<Answer> {
  /** Of each request; a filter may need several. */
  readonly answers: readonly Answer[];
  /** Letters that fit and are open still. */
  readonly left: number;
}

/** Does something to one dead letter, or after a question to all that fit. Undefined where the answer is no. */
export async function changeLetters<Answer extends { readonly more: boolean }>(
  context: CommandContext,
  client: Client,
  chosen: ChosenLetters,
  yes: boolean,
  change: Change<Answer>,
): Promise<Changed<Answer> | undefined> {
  const { signal } = context;
  if ('id' in chosen) return { answers: [await unlessAborted(change.one(chosen.id), signal)], left: 0 };
  const { filter } = chosen;
  const openLetters = async () => (await client.deadLetters.list({ ...filter, state: 'open', limit: 1 })).total;
  const letters = await unlessAborted(openLetters(), signal);
  if (letters === 0) return { answers: [], left: 0 };
  if (!(await confirmed(context, yes, `${change.verb} ${counted(letters, 'dead letter')}?`))) return undefined;

  const answers: Answer[] = [];
  let changed = 0;
  let goesOn = true;
  // What fails again meanwhile fits again: no more are taken than there were.
  while (goesOn && changed < letters) {
    const answer = await unlessAborted(change.many(filter), signal);
    answers.push(answer);
    changed += change.countOf(answer);
    goesOn = answer.more && change.countOf(answer) > 0;
  }
  return { answers, left: await unlessAborted(openLetters(), signal) };
}

import type { Attempt } from '../attempt-each.ts';
import type { CommandContext } from '../command-context.ts';
import { jsonText } from './json-text.ts';
import { oneLine } from './printable.ts';

/** Tells what became of each of several things: an answer as the line of `lineOf`, a refusal as an error. As JSON all in one array. */
export function tellAttempts<Answer>(
  { terminal, json }: Pick<CommandContext, 'terminal' | 'json'>,
  attempts: readonly Attempt<Answer>[],
  lineOf: (answer: Answer) => string,
): void {
  if (json) {
    terminal.out(jsonText(attempts.map((attempt) => ('answer' in attempt ? attempt.answer : attempt))));
    return;
  }
  for (const attempt of attempts) {
    if ('answer' in attempt) terminal.out(lineOf(attempt.answer));
    else terminal.err(`error: ${oneLine(attempt.error.message)} (${attempt.error.code})`);
  }
}

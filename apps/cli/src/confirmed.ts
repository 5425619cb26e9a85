import type { CommandContext } from './command-context.ts';
import { unlessAborted } from './unless-aborted.ts';

/** Asks before something is done that cannot be undone. True at once with `--yes`, and where nobody sits at a terminal to be asked. */
export async function confirmed(
  { terminal, signal }: CommandContext,
  yes: boolean,
  question: string,
): Promise<boolean> {
  if (yes || !terminal.ask) return true;
  const answer = await unlessAborted(terminal.ask(`${question} [y/N] `), signal);
  if (/^y(es)?$/i.test(answer.trim())) return true;
  terminal.err('nothing was done');
  return false;
}

import { parseArgs } from 'node:util';

export interface Arguments {
  readonly messages: number;
  readonly chunks: number;
  readonly rounds: number;
}

export const usage = `Usage: npm run bench -- api [options]

Runs the query API as a process of its own over the servers of npm run infra, in a database that holds messages and chunks already, and
measures what a chat application asks of it, one request after the other. The last line is JSON: milliseconds, and beside them the target.

  --messages N  default 100000, 50 a conversation
  --chunks N    default 100000
  --rounds N    default 30`;

/** Throws a TypeError that says what is wrong with the arguments. */
export function parseArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      messages: { type: 'string', default: '100000' },
      chunks: { type: 'string', default: '100000' },
      rounds: { type: 'string', default: '30' },
    },
  });
  return {
    messages: count('--messages', values.messages),
    chunks: count('--chunks', values.chunks),
    rounds: count('--rounds', values.rounds),
  };
}

function count(option: string, value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number > 0) return number;
  throw Object.assign(new TypeError(`${option} takes a whole number above 0, not ${value}`), { code: 'ERR_USAGE' });
}

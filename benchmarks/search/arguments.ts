import { parseArgs } from 'node:util';

export interface Arguments {
  readonly kind: 'real' | 'embedded';
  readonly chunks: number;
  readonly chunksPerDocument: number;
  readonly queries: number;
  readonly clients: readonly number[];
}

export const usage = `Usage: npm run bench -- search [options]

Fills a database of its own with chunks of made-up text, whose words are as unevenly frequent as those of a language, and measures how long
searches take. The last line is JSON: medians and 95th percentiles in milliseconds, and the room that the index of words takes.

  --stack KIND             real (default: the servers of npm run infra) or embedded
  --chunks N               default 50000
  --chunks-per-document N  default 64; 1 is the dearest case
  --queries N              default 200, of 8 words each
  --clients N,N…           how many search at once, one after the other (default 1,8,32)`;

/** Throws a TypeError that says what is wrong with the arguments. */
export function parseArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      stack: { type: 'string', default: 'real' },
      chunks: { type: 'string', default: '50000' },
      'chunks-per-document': { type: 'string', default: '64' },
      queries: { type: 'string', default: '200' },
      clients: { type: 'string', default: '1,8,32' },
    },
  });
  const { stack: kind } = values;
  if (kind !== 'real' && kind !== 'embedded') throw badUsage(`--stack takes real or embedded, not ${kind}`);
  return {
    kind,
    chunks: count('--chunks', values.chunks),
    chunksPerDocument: count('--chunks-per-document', values['chunks-per-document']),
    queries: count('--queries', values.queries),
    clients: values.clients.split(',').map((clients) => count('--clients', clients)),
  };
}

function count(option: string, value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number > 0) return number;
  throw badUsage(`${option} takes a whole number above 0, not ${value}`);
}

function badUsage(message: string): TypeError {
  return Object.assign(new TypeError(message), { code: 'ERR_USAGE' });
}

import { parseArgs } from 'node:util';
import type { Size } from './scenarios/scenario.ts';

export interface Arguments {
  readonly seed: number;
  readonly size: Size;
  /** Names of scenarios and mutants; empty means all. */
  readonly only: readonly string[];
  readonly json: string | undefined;
}

export const usage = `npm run faults -- [options]
  --size short|long   how much of everything; default short
  --seed N            texts and choices follow from it; default 1
  --documents N       documents of the random kill loop
  --kills N           kills of the random kill loop
  --only A,B          these scenarios and mutants
  --json FILE         writes what was found
  --list              the names`;

const sizes: Readonly<Record<string, Size>> = {
  short: { documents: 6, rounds: 1, kills: 12, loadDocuments: 80, samples: 6 },
  long: { documents: 40, rounds: 5, kills: 330, loadDocuments: 4_200, samples: 120 },
};

/** The command was called in a way that makes no sense. */
export class UsageError extends Error {}

/** Throws a {@link UsageError} that says what is wrong. */
export function readArguments(argv: readonly string[]): Arguments & { readonly list: boolean } {
  const values = parse(argv);
  const size = sizes[values.size];
  if (!size) throw new UsageError(`--size is ${Object.keys(sizes).join(' or ')}, not ${values.size}.`);
  return {
    seed: wholeNumber('seed', values.seed),
    size: {
      ...size,
      ...(values.documents && { loadDocuments: wholeNumber('documents', values.documents) }),
      ...(values.kills && { kills: wholeNumber('kills', values.kills) }),
    },
    only: values.only?.split(',') ?? [],
    json: values.json,
    list: values.list,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        size: { type: 'string', default: 'short' },
        seed: { type: 'string', default: '1' },
        documents: { type: 'string' },
        kills: { type: 'string' },
        only: { type: 'string' },
        json: { type: 'string' },
        list: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 0 && value < 1_000_000) return value;
  throw new UsageError(`--${name} is a whole number below a million, not ${text}.`);
}

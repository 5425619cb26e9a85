import { parseArgs } from 'node:util';

export interface Arguments {
  readonly data: string;
  readonly vectors: number;
  readonly dimension: number;
  readonly queries: number;
  readonly repeat: number;
  readonly batch: number;
  /** Of pgvector; undefined: what the store takes by itself, which plain SQL is then given too. */
  readonly efSearch: number | undefined;
}

/** Real text that is there wherever this runs: what the packages of the workspace say of themselves. */
const packages = 'node_modules/.pnpm';

export const usage = `Usage: npm run bench -- vectors [options]

Inserts vectors of real text through the model gateway over gRPC, indexes them, and searches them with filters and without; beside it plain SQL on
the same table, in turn. Needs the real servers (npm run infra -- up). The last line is JSON.

  --data FOLDER     Markdown and text files below it (default ${packages}: the README files of the packages that are installed)
  --vectors N       default 10000
  --dimension N     default 768
  --queries N       default 200: passages that are not among the vectors
  --repeat N        how often all are inserted, and all queries searched, by each (default 5)
  --batch N         vectors of one call and one statement (default 500)
  --ef-search N     of the HNSW index (default: what the store chooses)`;

/** Throws a TypeError that says what is wrong with the arguments. */
export function parseArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string', default: packages },
      vectors: { type: 'string', default: '10000' },
      dimension: { type: 'string', default: '768' },
      queries: { type: 'string', default: '200' },
      repeat: { type: 'string', default: '5' },
      batch: { type: 'string', default: '500' },
      'ef-search': { type: 'string' },
    },
  });
  return {
    data: values.data,
    vectors: count('--vectors', values.vectors),
    dimension: count('--dimension', values.dimension),
    queries: count('--queries', values.queries),
    repeat: count('--repeat', values.repeat),
    batch: count('--batch', values.batch),
    efSearch: values['ef-search'] === undefined ? undefined : count('--ef-search', values['ef-search']),
  };
}

function count(option: string, value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number > 0) return number;
  throw Object.assign(new TypeError(`${option} takes a whole number above 0, not ${value}`), { code: 'ERR_USAGE' });
}

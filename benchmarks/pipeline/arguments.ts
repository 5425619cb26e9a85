import { parseArgs } from 'node:util';

export const stackKinds = ['fleet', 'embedded'] as const;
export type StackKind = (typeof stackKinds)[number];

export interface PipelineArguments {
  /** Files and folders; none: the sample documents. */
  readonly paths: readonly string[];
  readonly stacks: readonly StackKind[];
  /** How often each case is run, the baseline after each. */
  readonly repeat: number;
  /** Processes of an app beyond one. */
  readonly replicas: Readonly<Record<string, number>>;
  readonly baseline: boolean;
  /** Whether the fleet's vectors go into an HNSW index as they come, as those of a partition that has one. */
  readonly vectorIndex: boolean;
  /** Whether small artifacts travel in events, as they do by default. */
  readonly inline: boolean;
}

export const usage = `Usage: npm run bench -- pipeline [FILES or FOLDERS…] [options]

Speed, processor time and memory from a document to search, beside LangChain.js over the same files. Default files: the samples.
The last line is JSON with every figure.

  --stack KIND       fleet (every app a process, on a database, virtual host and bucket of its own), embedded, or both (default)
  --repeat N         runs of each case (default 3); medians are shown, with the least and the most
  --embedders N      processes of the embedder in the fleet (default 2)
  --indexers N       processes of the indexer in the fleet (default 2)
  --vector-index     the fleet's vectors go into HNSW indexes as they come, as past 20,000 of a month; the baseline's always do
  --no-inline        the fleet puts every artifact into the object store, also the small ones
  --no-baseline      without LangChain.js`;

/** Throws a `TypeError` with a code where the arguments are not as {@link usage} says. */
export function parseArguments(args: readonly string[]): PipelineArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      stack: { type: 'string', default: 'both' },
      repeat: { type: 'string', default: '3' },
      embedders: { type: 'string', default: '2' },
      indexers: { type: 'string', default: '2' },
      'vector-index': { type: 'boolean', default: false },
      'no-inline': { type: 'boolean', default: false },
      'no-baseline': { type: 'boolean', default: false },
    },
  });
  const stacks = stackKinds.filter((kind) => values.stack === kind || values.stack === 'both');
  if (stacks.length === 0) throw badUsage(`--stack takes fleet, embedded or both, not ${values.stack}`);
  return {
    paths: positionals,
    stacks,
    repeat: count('--repeat', values.repeat),
    replicas: { embedder: count('--embedders', values.embedders), indexer: count('--indexers', values.indexers) },
    baseline: !values['no-baseline'],
    vectorIndex: values['vector-index'],
    inline: !values['no-inline'],
  };
}

function count(option: string, value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number > 0) return number;
  throw badUsage(`${option} takes a whole number from 1, not ${value}`);
}

function badUsage(message: string): TypeError {
  return Object.assign(new TypeError(message), { code: 'ERR_USAGE' });
}

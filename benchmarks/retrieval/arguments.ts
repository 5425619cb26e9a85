import { parseArgs } from 'node:util';
import type { SearchRequest } from '@millrace/contracts';
import type { StackOptions } from '../stack.ts';

export type Weights = NonNullable<SearchRequest['weights']>;

export interface Arguments extends StackOptions {
  readonly data: string;
  /** Default: the product's own. */
  readonly weights: Weights | undefined;
  readonly evidence: boolean;
}

export const usage = `Usage: npm run bench -- retrieval --data FOLDER [options]

Uploads every document of a corpus, searches every query, both over HTTP, and measures the rankings. FOLDER holds corpus.jsonl,
queries.jsonl and qrels.tsv, or folders that do; several sets are measured apart, and then together in one collection. The last line is JSON:
ndcg10, recall5, mrr10 (means over the sets), each set, and each set as it is found in the mixed collection.

  --data FOLDER        the set, or a folder of sets
  --stack KIND         embedded (default: started here, removed at the end) or fleet (runs already)
  --api-url URL        of the fleet's ingest API (default http://127.0.0.1:8080)
  --query-url URL      of the fleet's query API (default http://127.0.0.1:8081)
  --lexical N          weight of BM25, 0 to 1 (default: the product's own)
  --dense N            weight of the vectors, 0 to 1 (default: the product's own)
  --evidence           also: how well the evidence tells questions that are answered from those that are not`;

/** Throws a TypeError that says what is wrong with the arguments. */
export function parseArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      stack: { type: 'string', default: 'embedded' },
      'api-url': { type: 'string', default: 'http://127.0.0.1:8080' },
      'query-url': { type: 'string', default: 'http://127.0.0.1:8081' },
      lexical: { type: 'string' },
      dense: { type: 'string' },
      evidence: { type: 'boolean', default: false },
    },
  });
  const { data, stack: kind, 'api-url': apiUrl, 'query-url': queryUrl, lexical, dense } = values;
  if (!data) throw badUsage('--data is missing');
  if (kind !== 'embedded' && kind !== 'fleet') throw badUsage(`--stack takes embedded or fleet, not ${kind}`);
  const weights: Weights = {
    ...(lexical === undefined ? {} : { lexical: Number(lexical) }),
    ...(dense === undefined ? {} : { dense: Number(dense) }),
  };
  const { evidence } = values;
  return { data, kind, apiUrl, queryUrl, evidence, weights: Object.keys(weights).length > 0 ? weights : undefined };
}

function badUsage(message: string): TypeError {
  return Object.assign(new TypeError(message), { code: 'ERR_USAGE' });
}

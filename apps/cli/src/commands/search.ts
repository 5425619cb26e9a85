import type { SearchFilter, SearchRequest } from '@millrace/contracts';
import type { Command } from 'commander';
import type { CommandContext, CommandRun, Go } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { repeated } from '../options/repeated.ts';
import { searchFilter, withName } from '../options/search-filter.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { hitLines } from '../output/hit-lines.ts';
import { jsonText } from '../output/json-text.ts';
import { unlessAborted } from '../unless-aborted.ts';

interface SearchFlags {
  readonly collection?: readonly string[];
  readonly limit: number;
  readonly skip: number;
  readonly filter?: SearchFilter;
  readonly has?: readonly string[];
  readonly lacks?: readonly string[];
  readonly acceptedFrom?: string;
  readonly acceptedTo?: string;
  readonly perDocument?: number;
  readonly neighbours: number;
  readonly explain?: boolean;
}

const afterHelp = `
Examples:
  $ millrace search "how do I close the sluice?"
  $ millrace search 水车怎么维护 -c manuals -c handbooks -n 3
  $ millrace search notice period --filter 'year>=2024' --filter final=true --json
  $ millrace search mill wheel --per-document 2 --neighbours 1 --explain`;

export function addSearch(program: Command, go: Go): void {
  program
    .command('search')
    .description('search the passages of a collection')
    .argument('<query...>', 'what to search for; several words are one query')
    .option('-c, --collection <name>', 'collection to search; may be repeated (default: "default")', repeated)
    .option('-n, --limit <n>', 'the most hits, to 100', wholeNumber(1, 100), 5)
    .option('--skip <n>', 'hits to leave out, those of the pages before', wholeNumber(0, 999), 0)
    .option(
      '-f, --filter <condition>',
      'only documents with this in their metadata: KEY=VALUE, KEY>=VALUE, KEY<VALUE; may be repeated, several values of a key are alternatives',
      searchFilter,
    )
    .option('--has <key>', 'only documents with this key in their metadata; may be repeated', repeated)
    .option('--lacks <key>', 'only documents without it; may be repeated', repeated)
    .option('--accepted-from <time>', 'only what was accepted since, such as 2026-03-01 or 2026-03-01T08:00:00Z')
    .option('--accepted-to <time>', 'only what was accepted before')
    .option('--per-document <n>', 'one hit a document, with at most so many of its passages', wholeNumber(1, 20))
    .option('--neighbours <n>', 'show so many passages before and after each hit', wholeNumber(0, 5), 0)
    .option('--explain', 'show how each score came about')
    .addHelpText('after', afterHelp)
    .action((words: string[], flags: SearchFlags) => go((context) => search(context, words.join(' '), flags)));
}

async function search(
  { connection, terminal, json, signal }: CommandContext,
  query: string,
  flags: SearchFlags,
): CommandRun {
  const client = await unlessAborted(connection.queryApi(), signal);
  const answer = await unlessAborted(client.search(requestOf(query, flags)), signal);
  if (json) {
    terminal.out(jsonText(answer));
    return exitCodes.ok;
  }
  const { hits, more, evidence, tookMs } = answer;
  for (const [index, hit] of hits.entries()) {
    for (const line of hitLines(hit, flags.skip + index + 1)) terminal.out(line);
  }
  const unit = flags.perDocument === undefined ? 'passage' : 'document';
  const found = `${hits.length} ${unit}${hits.length === 1 ? '' : 's'} in ${Math.round(tookMs)} ms`;
  const next = more ? `; more with --skip ${flags.skip + hits.length}` : '';
  terminal.err(`${found}, evidence ${evidence.toFixed(2)}${next}`);
  return exitCodes.ok;
}

function requestOf(query: string, flags: SearchFlags): SearchRequest {
  const { collection = ['default'], limit, skip, has = [], lacks = [], perDocument, neighbours, explain } = flags;
  const [only = 'default', ...others] = collection;
  const filter = [...has.map((name) => [name, true] as const), ...lacks.map((name) => [name, false] as const)].reduce(
    (before, [name, exists]) => withName(before, name, exists),
    flags.filter ?? {},
  );
  const { acceptedFrom: from, acceptedTo: to } = flags;
  return {
    query,
    collection: others.length > 0 ? [...collection] : only,
    limit,
    highlight: true,
    ...(skip > 0 ? { skip } : {}),
    ...(Object.keys(filter).length > 0 ? { filter } : {}),
    ...(from || to ? { accepted: { ...(from ? { from } : {}), ...(to ? { to } : {}) } } : {}),
    ...(perDocument === undefined ? {} : { perDocument }),
    ...(neighbours > 0 ? { neighbours } : {}),
    ...(explain ? { explain } : {}),
  };
}

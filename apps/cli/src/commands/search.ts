import type { Metadata } from '@millrace/contracts';
import type { Command } from 'commander';
import type { CommandContext, CommandRun, Go } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { keyValue } from '../options/key-value.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { jsonText } from '../output/json-text.ts';
import { excerptOf, placeOf } from '../output/passage-line.ts';
import { unlessAborted } from '../unless-aborted.ts';

interface SearchFlags {
  readonly collection: string;
  readonly limit: number;
  readonly filter?: Metadata;
}

const afterHelp = `
Examples:
  $ millrace search "how do I close the sluice?"
  $ millrace search 水车怎么维护 -c manuals -n 3
  $ millrace search notice period --filter year=2026 --filter final=true --json`;

export function addSearch(program: Command, go: Go): void {
  program
    .command('search')
    .description('search the passages of a collection')
    .argument('<query...>', 'what to search for; several words are one query')
    .option('-c, --collection <name>', 'collection to search', 'default')
    .option('-n, --limit <n>', 'the most passages, to 100', wholeNumber(1, 100), 5)
    .option('-f, --filter <key=value>', 'only documents with this in their metadata; may be repeated', keyValue)
    .addHelpText('after', afterHelp)
    .action((words: string[], flags: SearchFlags) => go((context) => search(context, words.join(' '), flags)));
}

async function search(
  { connection, terminal, json, signal }: CommandContext,
  query: string,
  { collection, limit, filter }: SearchFlags,
): CommandRun {
  const client = await unlessAborted(connection.queryApi(), signal);
  const request = { query, collection, limit, ...(filter ? { filter } : {}) };
  const answer = await unlessAborted(client.search(request), signal);
  const { hits, tookMs } = answer;
  if (json) {
    terminal.out(jsonText(answer));
    return exitCodes.ok;
  }
  for (const [index, hit] of hits.entries()) {
    terminal.out(`${index + 1}. ${placeOf(hit)}  ${hit.score.toFixed(3)}`);
    terminal.out(`   ${excerptOf(hit.text)}`);
  }
  terminal.err(`${hits.length} ${hits.length === 1 ? 'passage' : 'passages'} in ${Math.round(tookMs)} ms`);
  return exitCodes.ok;
}

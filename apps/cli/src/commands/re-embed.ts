import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@millrace/client';
import type { Reembedding } from '@millrace/contracts';
import type { Command } from 'commander';
import type { CommandContext, CommandRun, Go } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { addEmbeddingFlags, type EmbeddingFlags, embeddingOf } from '../options/embedding-flags.ts';
import { embeddingText } from '../output/embedding-text.ts';
import { jsonText } from '../output/json-text.ts';
import { unlessAborted } from '../unless-aborted.ts';
import { UsageError } from '../usage-error.ts';

interface ReEmbedFlags extends EmbeddingFlags {
  readonly cancel: boolean;
  readonly watch: boolean;
}

const afterHelp = `
Vectors of the new model are made beside the old ones; search answers from the old ones until every
document has the new, and from the new ones from one moment to the next. What is not given of the
model stays as it is. Without any of it, tells how far the last change has come.
Exit code 1 where --watch sees that it was cancelled.

Examples:
  $ millrace collections re-embed notes --provider openai-compatible --model bge-m3 --dimension 1024 --watch
  $ millrace collections re-embed notes
  $ millrace collections re-embed notes --cancel`;

export function addReEmbed(collections: Command, go: Go): void {
  const reEmbed = collections
    .command('re-embed')
    .description('change the embedding model of a collection, or tell how far that has come')
    .argument('<name>', 'of the collection')
    .option('-w, --watch', 'follow the change to its end', false)
    .option('--cancel', 'give the change up: search stays with the old model', false);
  addEmbeddingFlags(reEmbed)
    .addHelpText('after', afterHelp)
    .action((name: string, flags: ReEmbedFlags) => go((context) => reEmbedCollection(context, name, flags)));
}

async function reEmbedCollection(
  context: CommandContext,
  name: string,
  { cancel, watch, ...flags }: ReEmbedFlags,
): CommandRun {
  const embedding = embeddingOf(flags);
  const starts = Object.values(embedding).some((value) => value !== undefined);
  if (cancel && (starts || watch)) throw new UsageError('--cancel goes alone');
  const { reembeddings } = await unlessAborted(context.connection.queryApi(), context.signal);
  const asked = starts ? reembeddings.start(name, { embedding }) : reembeddings[cancel ? 'cancel' : 'show'](name);
  let change = await unlessAborted(asked, context.signal);
  if (watch) change = await follow(context, reembeddings, change);
  if (context.json) context.terminal.out(jsonText(change));
  else for (const line of linesOf(change)) context.terminal.out(line);
  return watch && change.status === 'cancelled' ? exitCodes.failed : exitCodes.ok;
}

/** Resolves to the change as it ended. */
async function follow(
  { terminal, signal }: CommandContext,
  reembeddings: Client['reembeddings'],
  begun: Reembedding,
): Promise<Reembedding> {
  let change = begun;
  let told = '';
  while (change.status === 'running') {
    const line = progressOf(change);
    if (line !== told) terminal.err(line);
    told = line;
    await sleep(1_000, undefined, { signal });
    change = await unlessAborted(reembeddings.show(change.collection), signal);
  }
  return change;
}

function linesOf(change: Reembedding): string[] {
  const { collection, status, from, to, clearedAt } = change;
  const cleared = clearedAt === undefined ? 'vectors that nobody needs are still to be removed' : undefined;
  return [
    `${collection}  ${status}`,
    `from  ${embeddingText(from)}`,
    `to    ${embeddingText(to)}`,
    ...(status === 'running' ? [progressOf(change)] : [cleared ?? []].flat()),
  ];
}

function progressOf({ chunks, embedded, delayed }: Reembedding): string {
  const late = delayed > 0 ? `; ${delayed} batches do not get through, see millrace dead-letters` : '';
  return `${embedded} of ${chunks} chunks have their vectors${late}`;
}

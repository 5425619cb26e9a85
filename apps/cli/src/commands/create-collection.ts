import type { Command } from 'commander';
import type { CommandContext, CommandRun, Go } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { addEmbeddingFlags, type EmbeddingFlags, embeddingOf } from '../options/embedding-flags.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { jsonText } from '../output/json-text.ts';
import { unlessAborted } from '../unless-aborted.ts';

interface CreateFlags extends EmbeddingFlags {
  readonly maxTokens?: number;
  readonly overlapTokens?: number;
}

const afterHelp = `
Examples:
  $ millrace collections create contracts --max-tokens 300 --overlap-tokens 30
  $ millrace collections create notes --provider openai-compatible --model bge-m3 --dimension 1024 --metric ip`;

export function addCreateCollection(collections: Command, go: Go): void {
  const create = collections
    .command('create')
    .description('make a collection: how it is cut is fixed from then on')
    .argument('<name>', 'small letters, digits, - and _')
    .option('--max-tokens <n>', 'the most tokens of a chunk', wholeNumber(1))
    .option('--overlap-tokens <n>', 'tokens repeated from the chunk before', wholeNumber(0));
  addEmbeddingFlags(create)
    .addHelpText('after', afterHelp)
    .action((name: string, flags: CreateFlags) => go((context) => createCollection(context, name, flags)));
}

async function createCollection(
  { connection, terminal, json, signal }: CommandContext,
  name: string,
  { maxTokens, overlapTokens, ...embedding }: CreateFlags,
): CommandRun {
  const client = await unlessAborted(connection.queryApi(), signal);
  const settings = { chunking: { maxTokens, overlapTokens }, embedding: embeddingOf(embedding) };
  const collection = await unlessAborted(client.createCollection({ name, settings }), signal);
  terminal.out(json ? jsonText(collection) : `created ${collection.name}`);
  return exitCodes.ok;
}

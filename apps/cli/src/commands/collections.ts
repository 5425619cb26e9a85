import type { Collection } from '@millrace/contracts';
import type { Command } from 'commander';
import type { CommandContext, CommandRun, Go } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { embeddingText } from '../output/embedding-text.ts';
import { jsonText } from '../output/json-text.ts';
import { table } from '../output/table.ts';
import { unlessAborted } from '../unless-aborted.ts';
import { addCreateCollection } from './create-collection.ts';
import { addReEmbed } from './re-embed.ts';

export function addCollections(program: Command, go: Go): void {
  const collections = program.command('collections').description('list, create and embed collections anew');
  collections
    .command('list', { isDefault: true })
    .description('list the collections (this is done where no command is given)')
    .action(() => go(listCollections));
  addCreateCollection(collections, go);
  addReEmbed(collections, go);
}

async function listCollections({ connection, terminal, json, signal }: CommandContext): CommandRun {
  const client = await unlessAborted(connection.queryApi(), signal);
  const { items } = await unlessAborted(client.collections(), signal);
  if (json) terminal.out(jsonText(items));
  else for (const line of table(['NAME', 'DOCUMENTS', 'CHUNKS', 'EMBEDDING'], items.map(row))) terminal.out(line);
  return exitCodes.ok;
}

function row({ name, documents, chunks, settings }: Collection) {
  return [name, documents, chunks, embeddingText(settings.embedding)];
}

import type { Document } from '@millrace/contracts';
import type { Command } from 'commander';
import type { CommandContext, CommandRun, Go } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { jsonText } from '../output/json-text.ts';
import { table } from '../output/table.ts';
import { unlessAborted } from '../unless-aborted.ts';

interface DocumentsFlags {
  readonly collection?: string;
  readonly limit: number;
  readonly skip: number;
}

export function addDocuments(program: Command, go: Go): void {
  program
    .command('documents')
    .description('list the documents, the newest first')
    .option('-c, --collection <name>', 'of this collection only')
    .option('-n, --limit <n>', 'the most documents, to 200', wholeNumber(1, 200), 50)
    .option('--skip <n>', 'leave out so many first', wholeNumber(0), 0)
    .action((flags: DocumentsFlags) => go((context) => listDocuments(context, flags)));
}

async function listDocuments(
  { connection, terminal, json, signal }: CommandContext,
  { collection, limit, skip }: DocumentsFlags,
): CommandRun {
  const client = await unlessAborted(connection.queryApi(), signal);
  const filter = { limit, skip, ...(collection === undefined ? {} : { collection }) };
  const { items, total } = await unlessAborted(client.documents(filter), signal);
  if (json) {
    terminal.out(jsonText({ items, total }));
    return exitCodes.ok;
  }
  for (const line of table(['NAME', 'COLLECTION', 'STATUS', 'CHUNKS', 'TASK', 'DOCUMENT'], items.map(row)))
    terminal.out(line);
  const last = skip + items.length;
  if (last < total) terminal.err(`${items.length} of ${total}; --skip ${last} shows more`);
  return exitCodes.ok;
}

function row({ name, collection, status, chunks, taskId, documentId }: Document) {
  return [name, collection, status, chunks, taskId, documentId];
}

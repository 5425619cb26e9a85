import type { CommandContext, CommandRun } from '../command-context.ts';
import { table } from '../table.ts';

export interface DocumentsOptions {
  readonly collection?: string;
  readonly limit: number;
}

/** `millrace documents` */
export async function documentsCommand(
  { connection, terminal, json }: CommandContext,
  { collection, limit }: DocumentsOptions,
): CommandRun {
  const client = await connection.query();
  const { items, total } = await client.documents({ limit, ...(collection === undefined ? {} : { collection }) });
  if (json) {
    terminal.out(JSON.stringify({ items, total }));
    return 0;
  }
  const rows = items.map((document) => [
    document.name,
    document.collection,
    document.status,
    String(document.chunks ?? ''),
    document.taskId,
  ]);
  for (const line of table([['NAME', 'COLLECTION', 'STATUS', 'CHUNKS', 'TASK'], ...rows])) terminal.out(line);
  if (total > items.length) terminal.err(`${items.length} of ${total}`);
  return 0;
}

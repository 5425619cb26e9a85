import type { ApiKey } from '@millrace/contracts';
import type { Command } from 'commander';
import type { CommandContext, CommandRun, Go } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { jsonText } from '../output/json-text.ts';
import { table } from '../output/table.ts';
import { age } from '../time/age.ts';
import { unlessAborted } from '../unless-aborted.ts';

interface ListFlags {
  readonly limit: number;
  readonly skip: number;
}

export function addListKeys(keys: Command, go: Go): void {
  keys
    .command('list', { isDefault: true })
    .description('list the keys, the newest first (this is done where no command is given)')
    .option('-n, --limit <n>', 'the most of them, to 200', wholeNumber(1, 200), 50)
    .option('--skip <n>', 'leave out so many first', wholeNumber(0), 0)
    .action((flags: ListFlags) => go((context) => listKeys(context, flags)));
}

async function listKeys(
  { connection, terminal, json, signal, now }: CommandContext,
  { limit, skip }: ListFlags,
): CommandRun {
  const client = await unlessAborted(connection.queryApi(), signal);
  const { items, total } = await unlessAborted(client.keys.list({ skip, limit }), signal);
  if (json) {
    terminal.out(jsonText({ items, total }));
    return exitCodes.ok;
  }
  const headings = ['ID', 'NAME', 'SCOPES', 'STATE', 'MADE', 'BY', 'USED'];
  const rows = items.map((key) => row(key, now()));
  for (const line of table(headings, rows)) terminal.out(line);
  const last = skip + items.length;
  if (last < total) terminal.err(`${items.length} of ${total}; --skip ${last} shows more`);
  return exitCodes.ok;
}

function row(key: ApiKey, now: Date) {
  const { keyId, name, scopes, createdAt, createdBy, lastUsedAt } = key;
  return [
    keyId,
    name,
    scopes.join(' '),
    stateOf(key, now),
    age(createdAt, now),
    createdBy,
    lastUsedAt && age(lastUsedAt, now),
  ];
}

function stateOf({ revokedAt, expiresAt }: ApiKey, now: Date): string {
  if (revokedAt) return 'revoked';
  if (!expiresAt) return 'good';
  return Date.parse(expiresAt) <= now.getTime() ? 'expired' : `good until ${expiresAt.slice(0, 16)}Z`;
}

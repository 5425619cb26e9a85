import type { ApiKey } from '@millrace/contracts';
import type { Command } from 'commander';
import { attemptEach } from '../attempt-each.ts';
import type { CommandContext, CommandRun, Go } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { tellAttempts } from '../output/tell-attempts.ts';
import { unlessAborted } from '../unless-aborted.ts';

const afterHelp = `
A server that believed the key a moment ago may do so for ten seconds more.

Example:
  $ millrace keys revoke 0198b2c4-6a1e-7d3f-9c55-2f1d8e7a4b60      (\`millrace keys\` shows the ids)`;

export function addRevokeKey(keys: Command, go: Go): void {
  keys
    .command('revoke')
    .description('make keys no good')
    .argument('<keys...>', 'ids of keys')
    .addHelpText('after', afterHelp)
    .action((keyIds: string[]) => go((context) => revokeKeys(context, keyIds)));
}

async function revokeKeys(context: CommandContext, keyIds: readonly string[]): CommandRun {
  const client = await unlessAborted(context.connection.queryApi(), context.signal);
  const attempts = await attemptEach(keyIds, context.signal, (keyId) => client.keys.revoke(keyId));
  tellAttempts(context, attempts, ({ keyId, name }: ApiKey) => `${keyId}: revoked (${name})`);
  return attempts.some(({ error }) => error) ? exitCodes.failed : exitCodes.ok;
}

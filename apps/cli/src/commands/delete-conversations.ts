import type { Command } from 'commander';
import { attemptEach } from '../attempt-each.ts';
import type { CommandContext, CommandRun, Go } from '../command-context.ts';
import { confirmed } from '../confirmed.ts';
import { exitCodes } from '../exit-codes.ts';
import { counted } from '../output/counted.ts';
import { tellAttempts } from '../output/tell-attempts.ts';
import { unlessAborted } from '../unless-aborted.ts';

export function addDeleteConversations(conversations: Command, go: Go): void {
  conversations
    .command('delete')
    .description('delete some of them; at a terminal you are asked first')
    .argument('<ids...>', 'ids of conversations')
    .option('-y, --yes', 'do not ask', false)
    .action((ids: string[], { yes }: { readonly yes: boolean }) =>
      go((context) => deleteConversations(context, ids, yes)),
    );
}

async function deleteConversations(context: CommandContext, ids: readonly string[], yes: boolean): CommandRun {
  const { connection, signal } = context;
  const { conversations } = await unlessAborted(connection.queryApi(), signal);
  if (!(await confirmed(context, yes, `Delete ${counted(ids.length, 'conversation')}?`))) return exitCodes.failed;
  const attempts = await attemptEach(ids, signal, (id) => conversations.remove(id));
  tellAttempts(context, attempts, ({ id }) => `${id}: deleted`);
  return attempts.some(({ error }) => error) ? exitCodes.failed : exitCodes.ok;
}

import type { DocumentDeleted } from '@millrace/contracts';
import type { Command } from 'commander';
import { attemptEach } from '../attempt-each.ts';
import type { CommandContext, CommandRun, Go } from '../command-context.ts';
import { confirmed } from '../confirmed.ts';
import { exitCodes } from '../exit-codes.ts';
import { counted } from '../output/counted.ts';
import { tellAttempts } from '../output/tell-attempts.ts';
import { unlessAborted } from '../unless-aborted.ts';

const afterHelp = `
Search stops finding a document at once, its tasks that are under way are cancelled, and its rows
and files are removed soon after. Uploading it again later makes it anew.
At a terminal you are asked first.

Examples:
  $ millrace delete 5f0c7a52-93c1-5d0e-8f53-0a6d1b7c2e11      (\`millrace documents\` shows the ids)
  $ millrace documents -c papers --json | jq -r '.items[].documentId' | xargs millrace delete --yes`;

export function addDelete(program: Command, go: Go): void {
  program
    .command('delete')
    .description('delete documents')
    .argument('<documents...>', 'document ids')
    .option('-y, --yes', 'do not ask', false)
    .addHelpText('after', afterHelp)
    .action((documentIds: string[], { yes }: { readonly yes: boolean }) =>
      go((context) => deleteDocuments(context, documentIds, yes)),
    );
}

async function deleteDocuments(context: CommandContext, documentIds: readonly string[], yes: boolean): CommandRun {
  const { connection, signal } = context;
  const client = await unlessAborted(connection.queryApi(), signal);
  if (!(await confirmed(context, yes, `Delete ${counted(documentIds.length, 'document')} for good?`)))
    return exitCodes.failed;
  const attempts = await attemptEach(documentIds, signal, (documentId) => client.deleteDocument(documentId));
  tellAttempts(context, attempts, deletedLine);
  return attempts.some(({ error }) => error) ? exitCodes.failed : exitCodes.ok;
}

function deletedLine({ documentId, cancelled }: DocumentDeleted): string {
  return `${documentId}: deleted${cancelled.map((taskId) => `, task ${taskId} cancelled`).join('')}`;
}

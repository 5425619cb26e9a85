import type { Command } from 'commander';
import type { CommandContext, CommandRun, Go } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { jsonText } from '../output/json-text.ts';
import { table } from '../output/table.ts';
import { unlessAborted } from '../unless-aborted.ts';

export function addHealth(program: Command, go: Go): void {
  program
    .command('health')
    .description('ask whether every service answers; exit code 1 where one does not')
    .action(() => go(health));
}

async function health({ connection, terminal, json, signal }: CommandContext): CommandRun {
  const client = await unlessAborted(connection.ingestApi(), signal);
  const answers = await unlessAborted(client.health(), signal);
  if (json) terminal.out(jsonText(answers));
  else for (const line of table(['SERVICE', 'ANSWER'], Object.entries(answers))) terminal.out(line);
  return answers.status === 'ok' ? exitCodes.ok : exitCodes.failed;
}

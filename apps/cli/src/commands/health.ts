import type { CommandContext, CommandRun } from '../command-context.ts';
import { table } from '../table.ts';

/** `millrace health`: exit code 1 where a service does not answer. */
export async function healthCommand({ connection, terminal, json }: CommandContext): CommandRun {
  const health = await connection.api.health();
  if (json) terminal.out(JSON.stringify(health));
  else for (const line of table(Object.entries(health))) terminal.out(line);
  return health.status === 'ok' ? 0 : 1;
}

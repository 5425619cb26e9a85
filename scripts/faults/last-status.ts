import type { Client } from '@millrace/client';

/** How a task ends. */
export async function lastStatus(client: Client, taskId: string): Promise<string | undefined> {
  let last: string | undefined;
  for await (const { status } of client.watch(taskId)) last = status;
  return last;
}

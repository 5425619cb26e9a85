import { isTerminal } from '@millrace/contracts';
import type { CommandContext, CommandRun } from '../command-context.ts';
import { taskLine } from '../task-line.ts';

/** `millrace status TASK`: exit code 1 where the task has failed. */
export async function statusCommand(
  { connection, terminal, json, signal }: CommandContext,
  taskId: string,
  { watch }: { readonly watch: boolean },
): CommandRun {
  let state = await connection.api.task(taskId);
  const show = () => terminal.out(json ? JSON.stringify(state) : `${state.name}: ${taskLine(state)}`);
  show();
  if (watch && !isTerminal(state.status)) {
    for await (const next of connection.api.watch(taskId, signal)) {
      if (next.updatedAt === state.updatedAt) continue;
      state = next;
      show();
    }
  }
  if (!json) for (const warning of state.warnings) terminal.out(`  warning: ${warning}`);
  return state.status === 'failed' ? 1 : 0;
}

import { oneLine } from '../output/printable.ts';
import { type Step, stepLine } from './step.ts';

/** A task in one line: its id, the name of its document where that is known, and where it is. */
export function taskLine(task: Step & { readonly taskId?: string | undefined; readonly name: string }): string {
  return `${[task.taskId, oneLine(task.name)].filter(Boolean).join('  ')}: ${stepLine(task)}`;
}

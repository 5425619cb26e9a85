import { isUnderWay, type Outcome } from './outcome.ts';

/** A command line with more ids than these is none that anybody copies. */
const mostIds = 10;

/** What is told at Ctrl-C, line by line: what was not uploaded, which tasks go on, and how to look at them again. */
export function interruptedNote(outcomes: readonly Outcome[]): string[] {
  const skipped = outcomes.filter(({ status }) => status === 'skipped').length;
  const taskIds = outcomes.filter(isUnderWay).flatMap(({ taskId }) => taskId ?? []);
  const lines = [skipped > 0 ? `interrupted; not uploaded: ${skipped} of ${outcomes.length}` : 'interrupted'];
  if (taskIds.length > 0) {
    lines.push(
      taskIds.length === 1 ? 'the task goes on; look at it with' : `${taskIds.length} tasks go on; look at them with`,
      `  millrace status ${taskIds.slice(0, mostIds).join(' ')} --watch`,
    );
  }
  if (taskIds.length > mostIds) lines.push(`  millrace documents    (for the other ${taskIds.length - mostIds})`);
  return lines;
}

import type { TaskEnvelope, TaskError } from '@millrace/contracts';
import type { TaskUpdate } from '../task-states.ts';
import { shuffled } from './seeded-random.ts';

const batches = 6;

/** All that the stages would tell of a task over two runs, the first of which fails, in the order in which it happens. */
function courseOf(task: TaskEnvelope): TaskUpdate[] {
  return [task, { ...task, run: task.run + 1 }].flatMap((task, index): TaskUpdate[] => [
    { task, status: 'queued', attempt: 1 },
    { task, status: 'parsing', attempt: 1 },
    { task, status: 'parsing', attempt: 1, error: errorOf('parser', true) },
    { task, status: 'parsing', attempt: 2, warnings: ['page 3 has no text'] },
    { task, status: 'chunking', attempt: 1 },
    { task, status: 'embedding', attempt: 1, chunks: 60, batches },
    ...ordinals().map((embedded): TaskUpdate => ({ task, status: 'embedding', attempt: 1, embedded })),
    { task, status: 'embedding', attempt: 3, error: errorOf('embedder', true) },
    ...ordinals().map((indexed): TaskUpdate => ({ task, status: 'indexing', attempt: 1, indexed })),
    index === 0
      ? { task, status: 'failed', attempt: 6, error: errorOf('indexer', false) }
      : { task, status: 'completed', attempt: 1, superseded: true, warnings: ['page 3 has no text', 'page 4 too'] },
  ]);
}

/** A course as an at-least-once bus with many workers tells it: in any order, some of it twice or not at all. */
export function disorderlyHistory(task: TaskEnvelope, random: () => number): TaskUpdate[] {
  const course = courseOf(task).filter(() => random() < 0.9);
  const twice = course.filter(() => random() < 0.3);
  return shuffled([...course, ...twice], random);
}

/** A course whose neighbours change places, as they do when all goes well. */
export function nearlyOrderlyHistory(task: TaskEnvelope, random: () => number): TaskUpdate[] {
  const told = courseOf(task).map((update, index) => ({ update, at: index + 5 * random() }));
  return told.sort((a, b) => a.at - b.at).map(({ update }) => update);
}

function ordinals(): number[] {
  return Array.from({ length: batches }, (_, ordinal) => ordinal);
}

function errorOf(stage: string, retryable: boolean): TaskError {
  return { code: 'STAGE_FAILED', message: `${stage} failed`, retryable, stage };
}

import { deadLetterQueue, documentFailed, type EventData, MillraceError, maxEventBytes } from '@millrace/contracts';
import { inTransaction, taskStateOf } from '@millrace/database';
import type { Database, TaskStates } from '@millrace/ports';
import { defineStage } from '@millrace/worker-runtime';
import { z } from 'zod';
import { bury } from './bury.ts';
import { deadLetter } from './dead-letter.ts';
import { readDeadLetter } from './read-dead-letter.ts';
import { taskOfLetter } from './task-of-letter.ts';
import { tireless } from './tireless.ts';

/** A task that fills its event leaves no room for the reason: it fails without an event, which would end here again. */
const mostTaskBytes = maxEventBytes - 16 * 1024;

interface Deps {
  readonly database: Database;
  readonly states: TaskStates;
}

/**
 * Empties the dead letter queue into its table and fails the tasks. It tries for ever, since there is no further queue
 * for what it cannot store. The task is shown as ended before the message is given up. Safe to redeliver: a letter's id
 * follows from the message and its failure, and the first terminal state of a task stands.
 */
export const deadLetters = defineStage({
  name: 'dead-letters',
  summary: 'Keeps every message that could not be worked on, and fails its task.',
  queue: deadLetterQueue,
  consumes: [deadLetter],
  produces: [documentFailed],
  needs: ['database', 'states'],
  concurrency: 4,
  timeoutMs: 30_000,
  retry: tireless,
  settings: z.object({}),
  decode: readDeadLetter,
  open: ({ database, states }): Deps => ({ database, states }),
  async handle({ data: letter }, { emit, log }, { database, states }) {
    const found = taskOfLetter(letter);
    const failed = await inTransaction(database, (tx) => bury(tx, letter, found)).catch((error: unknown) => {
      if (!isPermanent(error)) throw error;
      log.error(
        { err: error, deadLetter: letter.id },
        'the task of a dead letter cannot be failed; the letter is kept',
      );
      return keep(database, letter);
    });
    if (!found) return [];
    const { task } = found;
    const state = await taskStateOf(database, task.taskId);
    if (state?.tenant === task.tenant) await states.restore(state);
    if (!failed || Buffer.byteLength(JSON.stringify(task)) > mostTaskBytes) return [];
    const { stage, code, reason: message } = letter;
    return [emit(documentFailed, { task, stage, code, message }, { optional: true })];
  },
});

/**
 * Stores a letter by itself. Whatever goes wrong can be tried again: a permanent failure would bring the letter back
 * here at once.
 */
async function keep(database: Database, letter: EventData<typeof deadLetter>): Promise<boolean> {
  try {
    return await inTransaction(database, (tx) => bury(tx, letter, undefined));
  } catch (error) {
    if (!isPermanent(error)) throw error;
    throw new MillraceError('INTERNAL_ERROR', `the dead letter ${letter.id} cannot be stored`, { cause: error });
  }
}

function isPermanent(error: unknown): boolean {
  return error instanceof MillraceError && !error.retryable;
}

import { MillraceError } from '@millrace/contracts';
import {
  enterOutbox,
  findDeadLetter,
  findGeneration,
  insertAudit,
  type KeptLetter,
  lockDeadLetters,
  lockDocument,
  lockGeneration,
  markReplayed,
  openDeadLettersOfTask,
  startRun,
} from '@millrace/database';
import type { Acting } from '@millrace/http';
import type { Transaction } from '@millrace/ports';
import { stageOf, stageWork } from '../replay/stage-work.ts';
import { replayedMessage } from './replayed-message.ts';

export interface LettersSent {
  readonly letters: number;
  readonly taskId: string | undefined;
  /** Of the task. */
  readonly run: number | undefined;
}

/** So many bodies are in memory at once. */
const lettersAtOnce = 50;

/**
 * Sends a dead letter again, in the caller's transaction. Where it belongs to a failed task, the task begins its next run, and all
 * its open letters go with it: the run needs every one of them. Throws `RECORD_NOT_FOUND`, and `NOT_REPLAYABLE` where the letter was
 * dropped or is not whole, or where its task is under way, completed, cancelled or deleted.
 */
export async function replayLetter(
  tx: Transaction,
  caller: Acting,
  deadLetterId: string,
  nextDue: () => Date | undefined = () => undefined,
): Promise<LettersSent> {
  const letter = await findDeadLetter(tx, caller.tenant, deadLetterId);
  if (!letter) throw new MillraceError('RECORD_NOT_FOUND', `there is no dead letter ${deadLetterId}`);
  const { taskId, tenant } = letter;
  if (taskId === undefined || tenant === undefined) {
    return {
      letters: await sendLetters(tx, caller, [deadLetterId], undefined, nextDue),
      taskId: undefined,
      run: undefined,
    };
  }
  if (!isWhole(letter)) throw notReplayable(deadLetterId, 'it is not whole');
  const run = await nextRun(tx, letter);
  if (run === undefined)
    throw notReplayable(deadLetterId, `its task ${taskId} is not failed, or its document is deleted`);
  const others = await openDeadLettersOfTask(tx, tenant, taskId);
  const ids = [...new Set([deadLetterId, ...others])];
  return { letters: await sendLetters(tx, caller, ids, run, nextDue), taskId, run };
}

/**
 * The run in which a letter's task goes on; undefined where it cannot. One that failed before it was accepted stays failed until it
 * is: only then there is anything to run.
 */
async function nextRun(tx: Transaction, { taskId, tenant, code, queue }: KeptLetter): Promise<number | undefined> {
  const known = taskId === undefined ? undefined : await findGeneration(tx, taskId);
  if (!known || known.tenant !== tenant || code === 'TASK_ID_CONFLICT') return undefined;
  await lockDocument(tx, known.documentId);
  const generation = await lockGeneration(tx, known.id);
  if (generation?.status !== 'failed') return undefined;
  if (generation.collectionId === null) return generation.run + 1;
  const stage = stageOf(queue);
  return startRun(tx, generation.id, stage ? stageWork[stage].status : 'queued');
}

/** Throws `NOT_REPLAYABLE` where none of them can be sent. */
async function sendLetters(
  tx: Transaction,
  { actor, tenant }: Acting,
  ids: readonly string[],
  run: number | undefined,
  nextDue: () => Date | undefined,
): Promise<number> {
  let sent = 0;
  for (let start = 0; start < ids.length; start += lettersAtOnce) {
    const locked = await lockDeadLetters(tx, ids.slice(start, start + lettersAtOnce));
    const letters = locked.filter(isWhole);
    const sentIds = letters.map(({ deadLetterId }) => deadLetterId);
    await enterOutbox(
      tx,
      letters.map((letter) => replayedMessage(letter, run, nextDue())),
    );
    await markReplayed(tx, sentIds);
    const detail = (letter: KeptLetter) => ({ queue: letter.queue, code: letter.code, taskId: letter.taskId, run });
    await insertAudit(
      tx,
      letters.map((letter) => ({
        actor,
        tenant,
        action: 'dead-letter.replay',
        subject: letter.deadLetterId,
        detail: detail(letter),
      })),
    );
    sent += letters.length;
  }
  if (sent === 0) throw notReplayable(ids[0] ?? '', 'it was dropped, is not whole, or nobody knows its queue');
  return sent;
}

/** Of a message over the limit only the beginning is kept; of one that came without headers nobody knows the queue. */
function isWhole({ body, bodyBytes, queue }: KeptLetter): boolean {
  return body.length === bodyBytes && queue !== 'unknown';
}

function notReplayable(deadLetterId: string, why: string): MillraceError {
  return new MillraceError('NOT_REPLAYABLE', `the dead letter ${deadLetterId} cannot be sent again: ${why}`);
}

import { type DeadLetterDetail, MillraceError, messageHeaders } from '@millrace/contracts';
import { findDeadLetter, lineageOf, taskStateOf } from '@millrace/database';
import type { Transaction } from '@millrace/ports';

/** A dead letter with all that is known of it. Throws `RECORD_NOT_FOUND`. */
export async function showLetter(tx: Transaction, tenant: string, deadLetterId: string): Promise<DeadLetterDetail> {
  const letter = await findDeadLetter(tx, tenant, deadLetterId);
  if (!letter) throw new MillraceError('RECORD_NOT_FOUND', `there is no dead letter ${deadLetterId}`);
  const task = letter.taskId === undefined ? undefined : await taskStateOf(tx, letter.taskId);
  const crashes = Number(letter.headers[messageHeaders.crashes] ?? Number.NaN);
  const traceparent = letter.headers[messageHeaders.traceparent];
  return {
    ...letter,
    body: readable(letter.body),
    ...(Number.isInteger(crashes) ? { crashes } : {}),
    ...(typeof traceparent === 'string' ? { traceparent } : {}),
    ...(task && task.tenant === letter.tenant ? { task } : {}),
    lineage: await lineageOf(tx, tenant, deadLetterId),
  };
}

function readable(body: Uint8Array): DeadLetterDetail['body'] {
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) };
  } catch {
    return { base64: Buffer.from(body).toString('base64') };
  }
}

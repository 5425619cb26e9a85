import { type DeadLetterBulk, type DeadLettersDropped, deadLetterBulkSchema, MillraceError } from '@millrace/contracts';
import { dropDeadLetters, findDeadLetter, insertAudit, inTenant, openDeadLetters } from '@millrace/database';
import type { Acting } from '@millrace/http';
import type { Database, Transaction } from '@millrace/ports';

/** Drops a dead letter: it is kept for reading, and not sent again. Throws `RECORD_NOT_FOUND`. */
export async function dropOne(database: Database, caller: Acting, deadLetterId: string): Promise<DeadLettersDropped> {
  return inTenant(database, caller.tenant, async (tx) => {
    if (!(await findDeadLetter(tx, caller.tenant, deadLetterId))) {
      throw new MillraceError('RECORD_NOT_FOUND', `there is no dead letter ${deadLetterId}`);
    }
    return { dropped: await drop(tx, caller, [deadLetterId]), more: false };
  });
}

/** Drops the open letters that fit. */
export async function dropMany(database: Database, caller: Acting, bulk: DeadLetterBulk): Promise<DeadLettersDropped> {
  const query = { ...deadLetterBulkSchema.parse(bulk), tenant: caller.tenant };
  return inTenant(database, caller.tenant, async (tx) => {
    const ids = await openDeadLetters(tx, query);
    return { dropped: await drop(tx, caller, ids), more: ids.length === query.limit };
  });
}

async function drop(tx: Transaction, { actor, tenant }: Acting, ids: readonly string[]): Promise<number> {
  const dropped = await dropDeadLetters(tx, ids);
  await insertAudit(
    tx,
    dropped.map((subject) => ({ actor, tenant, action: 'dead-letter.drop', subject })),
  );
  return dropped.length;
}

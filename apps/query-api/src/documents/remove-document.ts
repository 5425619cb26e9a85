import { type DocumentDeleted, MillraceError } from '@millrace/contracts';
import {
  type Deleted,
  type Deletion,
  deleteDocument,
  insertAudit,
  insertTombstone,
  inTenant,
  tenantOfDocument,
} from '@millrace/database';
import type { Acting } from '@millrace/http';
import type { Clock, Transaction } from '@millrace/ports';
import { type ShowDeps, showTasks } from '../tasks/show-tasks.ts';

export interface RemoveDeps extends ShowDeps {
  readonly clock: Clock;
}

/**
 * Deletes a document, also one that was accepted and of which Postgres has not heard. Its time is that of acceptance, so that what
 * was uploaded before stays gone and what is uploaded later is a new document. Throws `RECORD_NOT_FOUND`.
 */
export async function removeDocument(deps: RemoveDeps, caller: Acting, documentId: string): Promise<DocumentDeleted> {
  const { database, states, clock } = deps;
  const notFound = () => new MillraceError('RECORD_NOT_FOUND', `there is no document ${documentId}`);
  const owner = await inTenant(database, caller.tenant, (tx) => tenantOfDocument(tx, documentId));
  // Asked before the clock is: that gives the document a time.
  const isAccepted = owner === undefined && (await states?.lastAcceptanceTime(caller.tenant, documentId)) !== undefined;
  if (owner !== caller.tenant && !isAccepted) throw notFound();

  const at = new Date(states ? await states.acceptanceTime(caller.tenant, documentId) : clock.now());
  const deletion: Deletion = { tenant: caller.tenant, documentId, at };
  const deleted = await inTenant(database, caller.tenant, async (tx) => {
    const result = (await deleteDocument(tx, deletion)) ?? (await deleteUnheard(tx, deletion));
    if (result) await audit(tx, caller, documentId, result);
    return result;
  });
  if (!deleted) throw notFound();
  await showTasks(deps, caller.tenant, deleted.cancelled);
  return { documentId, deletedAt: deleted.deletedAt.toISOString(), cancelled: [...deleted.cancelled] };
}

/** Somebody may have heard of it in the meantime: then it is deleted as any other. */
async function deleteUnheard(tx: Transaction, deletion: Deletion): Promise<Deleted | undefined> {
  await insertTombstone(tx, deletion);
  return deleteDocument(tx, deletion);
}

function audit(tx: Transaction, { tenant, actor }: Acting, documentId: string, deleted: Deleted): Promise<void> {
  return insertAudit(tx, [{ actor, tenant, action: 'document.delete', subject: documentId, detail: { ...deleted } }]);
}

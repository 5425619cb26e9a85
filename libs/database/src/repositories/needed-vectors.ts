import type { TaskEnvelope } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';

/** Which vectors of a document are needed still. */
export interface NeededVectors {
  /** False where no generation of the document is known. */
  readonly known: boolean;
  /** Hashes of the batches that are in. */
  readonly hashes: ReadonlySet<string>;
  /** Failed generations, whose batches need not be in: their manifests name what a replay would look for. */
  readonly failed: readonly Pick<TaskEnvelope, 'taskId' | 'tenant' | 'documentId'>[];
}

/**
 * Which vectors the kept generations of a document need; undefined where one is unfinished or was accepted less than `graceMs`
 * ago: it may be about to name any of them. Call it under the document's lock, and remove under it.
 */
export async function neededVectors(
  tx: Transaction,
  documentId: string,
  graceMs: number,
): Promise<NeededVectors | undefined> {
  const generations = await tx<
    { taskId: string; tenant: string; documentId: string; kept: boolean; busy: boolean; failed: boolean }[]
  >`
    select id as "taskId", tenant, document_id as "documentId", freed_at is null as kept, status = 'failed' as failed,
      rank < 9 or (freed_at is null and accepted_at > now() - ${graceMs} * interval '1 millisecond') as busy
    from generations where document_id = ${documentId}
  `;
  if (generations.some(({ busy }) => busy)) return undefined;
  const kept = generations.filter((generation) => generation.kept);
  const batches = await tx<{ hash: string }[]>`
    select distinct hash from batches where generation_id = any(${kept.map(({ taskId }) => taskId)}::uuid[])
  `;
  return {
    known: generations.length > 0,
    hashes: new Set(batches.map(({ hash }) => hash)),
    failed: kept.filter(({ failed }) => failed),
  };
}

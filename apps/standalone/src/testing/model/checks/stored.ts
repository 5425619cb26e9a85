import type { TaskStatus } from '@millrace/contracts';
import type { Database } from '@millrace/ports';

/** A generation as Postgres has it. */
export interface StoredGeneration {
  readonly taskId: string;
  readonly documentId: string;
  readonly run: number;
  readonly status: TaskStatus;
  readonly attempt: number;
  readonly superseded: boolean;
  readonly envelope: unknown;
  /** The stage at which a replay began; null where its note was found by the sweep, since its request was broken off. */
  readonly effectiveFrom: string | null;
  readonly isLive: boolean;
  /** Its document was deleted after it was accepted. */
  readonly isDeleted: boolean;
}

/** All generations in the order of acceptance, and whether search sees them. */
export async function readStored(database: Database): Promise<ReadonlyMap<string, StoredGeneration>> {
  const rows = await database<StoredGeneration[]>`
    select g.id as "taskId", g.document_id as "documentId", g.run, g.status, g.attempt, g.superseded, g.envelope, g.effective_from as "effectiveFrom",
      coalesce(d.live_generation = g.id, false) as "isLive", coalesce(d.deleted_at >= g.accepted_at, false) as "isDeleted"
    from generations g left join documents d on d.id = g.document_id
    order by g.accepted_at, g.id
  `;
  return new Map(rows.map((row) => [row.taskId, row]));
}

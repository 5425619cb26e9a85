import type { TaskError, TaskState, TaskStatus } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';

interface Row {
  readonly tenant: string;
  readonly collection: string;
  readonly document_id: string;
  readonly name: string;
  readonly status: TaskStatus;
  readonly run: number;
  readonly attempt: number;
  readonly chunks: number | null;
  readonly batches: number | null;
  readonly indexed: number;
  readonly computed: number | null;
  readonly error: TaskError | null;
  readonly superseded: boolean;
  readonly warnings: string[];
  readonly accepted_at: Date;
  readonly updated_at: Date;
}

/**
 * A task as Postgres knows it: never ahead of what has happened, and final where it is terminal. A batch whose rows are
 * in has its vectors; of those on their way Postgres knows nothing.
 */
export async function taskStateOf(sql: Transaction, taskId: string): Promise<TaskState | undefined> {
  const [row] = await sql<Row[]>`
    select g.tenant, g.envelope ->> 'collection' as collection, g.document_id, g.name, g.status, g.run, g.attempt,
      g.chunks, g.batches, g.error, g.superseded, g.warnings, g.accepted_at, g.updated_at,
      done.indexed, done.computed
    from generations g
    cross join lateral (
      select count(*) as indexed, sum(b.computed)::int8 as computed
      from batches b where b.generation_id = g.id and b.cut = g.cut
    ) done
    where g.id = ${taskId}
  `;
  if (!row) return undefined;
  return {
    taskId,
    tenant: row.tenant,
    collection: row.collection,
    documentId: row.document_id,
    name: row.name,
    status: row.status,
    run: row.run,
    attempt: row.attempt,
    progress: {
      ...(row.chunks === null ? {} : { chunks: row.chunks }),
      ...(row.batches === null ? {} : { batches: row.batches }),
      embedded: row.indexed,
      indexed: row.indexed,
      ...(row.computed === null ? {} : { computed: row.computed }),
    },
    ...(row.error === null ? {} : { error: row.error }),
    superseded: row.superseded,
    warnings: row.warnings,
    acceptedAt: row.accepted_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

import { type ReplayStage, type TaskEnvelope, taskEnvelopeSchema } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';

/** All that Postgres knows of a task beside its state: for whoever asks why it is where it is. */
export interface TaskRecord {
  readonly task: TaskEnvelope;
  /** Search answers from it. */
  readonly live: boolean;
  readonly deletedAt: Date | null;
  readonly parsedAt: Date | null;
  /** The last change of its row, or the last batch that came in. */
  readonly heardAt: Date;
  readonly finishedAt: Date | null;
  /** Since when its objects are gone. */
  readonly freedAt: Date | null;
  /** How often lost work of it was handed out again, how often of that in a row in vain, and when last. */
  readonly resumes: number;
  readonly fruitless: number;
  readonly resumedAt: Date | null;
  readonly replayOf: string | null;
  readonly effectiveFrom: ReplayStage | null;
  /** Null until the first batch has come. */
  readonly batches: number | null;
  readonly batchesIn: number;
  /** Ordinals of the first ten that are missing. */
  readonly missing: readonly number[];
  /** Messages for it in the outbox, and when the first is due. */
  readonly outbox: number;
  readonly dueAt: Date | null;
  readonly openLetters: number;
}

interface Row extends Omit<TaskRecord, 'task'> {
  readonly envelope: unknown;
}

/** Call it for the task's tenant (`inTenant`): what waits in the outbox is told to nobody else. */
export async function findTaskRecord(sql: Transaction, taskId: string): Promise<TaskRecord | undefined> {
  const [row] = await sql<Row[]>`
    select g.envelope, coalesce(d.live_generation = g.id, false) as live, d.deleted_at as "deletedAt",
      g.parsed_at as "parsedAt", greatest(g.updated_at, entered.at) as "heardAt", g.finished_at as "finishedAt",
      g.freed_at as "freedAt", g.resumes, g.fruitless, g.resumed_at as "resumedAt", g.replay_of as "replayOf",
      g.effective_from as "effectiveFrom", g.batches, entered.count as "batchesIn",
      array(
        select ordinal from generate_series(0, g.batches - 1) ordinal
        where not exists (
          select from batches b where b.generation_id = g.id and b.cut = g.cut and b.ordinal = ordinal.ordinal
        )
        limit 10
      ) as missing,
      waiting.waiting as outbox, waiting.due_at as "dueAt",
      (
        select count(*) from dead_letters l
        where l.task_id = g.id and l.tenant = g.tenant and l.replayed_at is null and l.dropped_at is null
      ) as "openLetters"
    from generations g
    left join documents d on d.id = g.document_id
    cross join lateral (
      select count(*), max(b.indexed_at) as at from batches b where b.generation_id = g.id and b.cut = g.cut
    ) entered
    cross join lateral outbox_of_task(g.id) as waiting
    where g.id = ${taskId}
  `;
  if (!row) return undefined;
  const { envelope, ...record } = row;
  return { task: taskEnvelopeSchema.parse(envelope), ...record };
}

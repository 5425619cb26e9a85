import { type TaskEnvelope, type TaskStatus, taskEnvelopeSchema } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';

/** The generation that a document shows, or is going to show. */
export interface StandingGeneration {
  readonly task: TaskEnvelope;
  readonly status: TaskStatus;
  /** Hex; unknown until whoever took the original in has told. */
  readonly sha256: string | undefined;
}

interface Row {
  readonly envelope: unknown;
  readonly status: TaskStatus;
  readonly sha256: string | null;
}

/**
 * The newest generation of a document, while it is live or still on its way: undefined where it failed or was cancelled, and where
 * the document was deleted after it.
 */
export async function standingGeneration(
  sql: Transaction,
  documentId: string,
): Promise<StandingGeneration | undefined> {
  const [row] = await sql<Row[]>`
    select g.envelope, g.status, g.sha256
    from documents d join generations g on g.id = d.newest_generation
    where d.id = ${documentId}
      and (d.live_generation = g.id or g.rank < 9)
      and (d.deleted_at is null or d.deleted_at < g.accepted_at)
  `;
  if (!row) return undefined;
  const { envelope, status, sha256 } = row;
  return { task: taskEnvelopeSchema.parse(envelope), status, sha256: sha256 ?? undefined };
}

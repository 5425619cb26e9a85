import type { TaskError, TaskStatus } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';

/** A row of `generations`, as far as workers need it. */
export interface Generation {
  readonly id: string;
  readonly tenant: string;
  readonly documentId: string;
  /** Null for a task that failed before it was accepted. */
  readonly collectionId: string | null;
  readonly acceptedAt: Date;
  readonly version: number | null;
  readonly run: number;
  readonly status: TaskStatus;
  readonly rank: number;
  readonly superseded: boolean;
  readonly error: TaskError | null;
  /** The cut whose batches count, once the first of them has come. */
  readonly cut: string | null;
  readonly batches: number | null;
  /** Of all its batches together, once it is complete. */
  readonly chunks: number | null;
}

/** How a generation ended. */
export type Ended = Pick<Generation, 'status' | 'superseded' | 'chunks'>;

/** The columns of a {@link Generation}, for a `select` or `returning`. */
export function generationColumns(sql: Transaction) {
  return sql`
    id, tenant, document_id as "documentId", collection_id as "collectionId", accepted_at as "acceptedAt",
    version, run, status, rank, superseded, error, cut, batches, chunks
  `;
}

import {
  type ReplayStage,
  type TaskEnvelope,
  type TaskError,
  type TaskStatus,
  taskEnvelopeSchema,
} from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';
import type { GenerationFacts } from './accept-generation.ts';

/** A generation as whoever repeats its work must know it. */
export interface ReplaySource {
  readonly task: TaskEnvelope;
  readonly status: TaskStatus;
  readonly error: TaskError | null;
  /** False for one that failed before it was accepted. */
  readonly accepted: boolean;
  /** Search answers from it. */
  readonly live: boolean;
  /** What the parser told of its text, as far as that is known. */
  readonly text: Pick<GenerationFacts, 'bytes' | 'sha256' | 'contentType' | 'title' | 'pages' | 'warnings'>;
}

/** Place of a document in the order in which a collection is gone through. */
export interface DocumentPlace {
  /** As Postgres writes it: to the microsecond. */
  readonly createdAt: string;
  readonly documentId: string;
}

interface Row extends Pick<ReplaySource, 'status' | 'error' | 'accepted' | 'live'> {
  readonly envelope: unknown;
  readonly run: number;
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly contentType: string | null;
  readonly title: string | null;
  readonly pages: number | null;
  readonly warnings: string[];
}

/** One generation, whatever its state. */
export async function findReplaySource(sql: Transaction, taskId: string): Promise<ReplaySource | undefined> {
  const [row] = await sql<Row[]>`
    select ${sourceColumns(sql)}
    from generations g left join documents d on d.id = g.document_id
    where g.id = ${taskId}
  `;
  return row && sourceOf(row);
}

/** The generations that search answers from in a collection, by the age of their documents, those after `after`. */
export async function liveReplaySources(
  sql: Transaction,
  collectionId: string,
  { after, limit }: { readonly after?: DocumentPlace | undefined; readonly limit: number },
): Promise<(ReplaySource & { readonly place: DocumentPlace })[]> {
  const rows = await sql<(Row & DocumentPlace)[]>`
    select ${sourceColumns(sql)}, d.id as "documentId", d.created_at::text as "createdAt"
    from documents d join generations g on g.id = d.live_generation
    where d.collection_id = ${collectionId}
      and (${after?.documentId ?? null}::uuid is null
        or d.created_at > ${after?.createdAt ?? null}::text::timestamptz
        or (d.created_at = ${after?.createdAt ?? null}::text::timestamptz and d.id < ${after?.documentId ?? null}::uuid))
    order by d.created_at, d.id desc
    limit ${limit}
  `;
  return rows.map(({ documentId, createdAt, ...row }) => ({ ...sourceOf(row), place: { documentId, createdAt } }));
}

/** Notes at which stage a replay truly began. */
export async function setEffectiveFrom(tx: Transaction, taskId: string, stage: ReplayStage): Promise<void> {
  await tx`update generations set effective_from = ${stage} where id = ${taskId}`;
}

function sourceColumns(sql: Transaction) {
  return sql`
    g.envelope, g.run, g.status, g.error, g.collection_id is not null as accepted,
    coalesce(d.live_generation = g.id, false) as live,
    g.bytes, g.sha256, g.content_type as "contentType", g.title, g.pages, g.warnings
  `;
}

function sourceOf({ envelope, run, status, error, accepted, live, warnings, ...facts }: Row): ReplaySource {
  const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
  return {
    task: { ...taskEnvelopeSchema.parse(envelope), run },
    status,
    error,
    accepted,
    live,
    text: { ...known, warnings },
  };
}

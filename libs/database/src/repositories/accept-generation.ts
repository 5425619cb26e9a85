import { MillraceError, statusRanks, type TaskEnvelope, type TaskStatus } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';
import { storableJson, storableText } from '../storable.ts';
import { collectionIdOf } from './collection-id.ts';
import { type Generation, generationColumns } from './generation.ts';

/** What an event tells of its generation beside the envelope. */
export interface GenerationFacts {
  /** The furthest stage that has begun, as far as the event shows. */
  readonly status: Exclude<TaskStatus, 'completed' | 'failed' | 'cancelled'>;
  /** When the event happened; of several the earliest is kept. */
  readonly at: Date;
  readonly bytes?: number | undefined;
  readonly sha256?: string | undefined;
  readonly contentType?: string | undefined;
  readonly title?: string | undefined;
  readonly pages?: number | undefined;
  readonly warnings?: readonly string[] | undefined;
  /** The cut that the event's batch belongs to, and how many batches that cut has. */
  readonly cut?: { readonly hash: string; readonly batches: number } | undefined;
}

/**
 * Makes the rows of collection, document and generation that an event speaks of, and adds what it tells: from any
 * event, in any order, any number of times, in one statement. (run, rank) only rises, and of the terminal states only
 * `failed` is left, by a higher run; the first facts and the earliest times are kept; the first cut stands, unless a
 * replay brings another before any batch is in. The document is named after its newest generation.
 *
 * A generation that was accepted before its document was deleted is `cancelled` as soon as it is heard of. A document of
 * which only its deletion was known is filled in; one that another tenant claimed to have deleted is its owner's.
 *
 * Throws `TASK_ID_CONFLICT` where the task is known under another tenant or document.
 */
export async function acceptGeneration(
  sql: Transaction,
  task: TaskEnvelope,
  facts: GenerationFacts,
): Promise<Generation> {
  const { taskId, tenant, documentId } = task;
  const collectionId = collectionIdOf(tenant, task.collection);
  const name = storableText(task.name);
  const version = task.version ?? null;
  const warnings = facts.warnings ? storableJson(facts.warnings) : null;
  // A CloudEvent may come without a time: it is read as the epoch.
  const happened = facts.at.getTime() > 0 ? facts.at : new Date();
  const at = (status: TaskStatus) => (facts.status === status ? happened : null);
  const rises = sql`(excluded.run > g.run and g.status not in ('completed', 'cancelled'))`;
  const advances = sql`(${rises} or (excluded.run = g.run and g.rank < 9 and excluded.rank > g.rank))`;
  const recuts = sql`(g.cut is null or (${rises} and excluded.cut is not null
    and not exists (select from batches b where b.generation_id = g.id)))`;

  const [generation] = await sql<Generation[]>`
    with conflict as (
      select from generations where id = ${taskId} and (tenant, document_id) <> (${tenant}, ${documentId}::uuid)
      union all
      select from documents
      where id = ${documentId} and collection_id is not null
        and (tenant, collection_id) <> (${tenant}, ${collectionId}::uuid)
    ),
    collection as (
      insert into collections (id, tenant, name, settings)
      select ${collectionId}::uuid, ${tenant}, ${task.collection}, ${storableJson(task.settings)}::text::jsonb
      where not exists (select from conflict)
      on conflict do nothing
    ),
    document as (
      insert into documents as d (
        id, tenant, collection_id, external_id, name, content_type, metadata,
        newest_generation, newest_version, newest_accepted_at
      )
      select ${documentId}::uuid, ${tenant}, ${collectionId}::uuid,
        ${textOrNull(task.externalId)}, ${name},
        ${textOrNull(task.contentType)}, ${storableJson(task.metadata)}::text::jsonb,
        ${taskId}::uuid, ${version ?? 0}::bigint, ${task.acceptedAt}::timestamptz
      where not exists (select from conflict)
      on conflict (id) do update set
        tenant = excluded.tenant,
        collection_id = excluded.collection_id,
        external_id = coalesce(d.external_id, excluded.external_id),
        deleted_at = case when d.tenant = excluded.tenant then d.deleted_at end,
        freed_at = null,
        name = excluded.name,
        content_type = excluded.content_type,
        metadata = excluded.metadata,
        newest_generation = excluded.newest_generation,
        newest_version = excluded.newest_version,
        newest_accepted_at = excluded.newest_accepted_at
      where d.collection_id is null or (
        d.tenant = excluded.tenant
        and (d.deleted_at is null or d.deleted_at < excluded.newest_accepted_at)
        and (d.deleted_at >= d.newest_accepted_at
          or (d.newest_version, d.newest_accepted_at, d.newest_generation)
            < (excluded.newest_version, excluded.newest_accepted_at, excluded.newest_generation))
      )
      returning d.deleted_at
    ),
    fate as (
      select coalesce(deleted_at >= ${task.acceptedAt}::timestamptz, false) as cancelled
      from (
        select deleted_at from document
        union all
        select (select deleted_at from documents where id = ${documentId}) where not exists (select from document)
      ) known
    )
    insert into generations as g (
      id, tenant, document_id, collection_id, name, envelope, accepted_at, version, run, status, rank, attempt,
      warnings, bytes, sha256, content_type, title, pages, cut, batches, uploaded_at, parsed_at, indexing_at,
      finished_at, replay_of
    )
    select ${taskId}::uuid, ${tenant}, ${documentId}::uuid, ${collectionId}::uuid, ${name},
      ${storableJson(task)}::text::jsonb, ${task.acceptedAt}::timestamptz, ${version}::bigint, ${task.run}::int,
      case when fate.cancelled then 'cancelled' else ${facts.status} end,
      case when fate.cancelled then ${statusRanks.cancelled}::int else ${statusRanks[facts.status]}::int end,
      1, coalesce(${warnings}::text::jsonb, '[]'),
      ${facts.bytes ?? null}::bigint, ${facts.sha256 ?? null}, ${textOrNull(facts.contentType)}, ${textOrNull(facts.title)},
      ${facts.pages ?? null}::int, ${facts.cut?.hash ?? null}, ${facts.cut?.batches ?? null}::int,
      ${at('queued')}::timestamptz, ${at('parsing')}::timestamptz, ${at('indexing')}::timestamptz,
      case when fate.cancelled then now() end, ${task.replayOf?.taskId ?? null}::uuid
    from fate
    where not exists (select from conflict)
    on conflict (id) do update set
      collection_id = excluded.collection_id,
      name = excluded.name,
      envelope = case when excluded.run = g.run or ${rises} then excluded.envelope else g.envelope end,
      accepted_at = excluded.accepted_at,
      version = excluded.version,
      run = case when ${rises} then excluded.run else g.run end,
      status = case when ${advances} then excluded.status else g.status end,
      rank = case when ${advances} then excluded.rank else g.rank end,
      superseded = g.superseded and not ${rises},
      error = case when ${rises} then null else g.error end,
      finished_at = case when ${advances} then excluded.finished_at else g.finished_at end,
      warnings = case when g.warnings = '[]' then excluded.warnings else g.warnings end,
      bytes = coalesce(g.bytes, excluded.bytes),
      sha256 = coalesce(g.sha256, excluded.sha256),
      content_type = coalesce(g.content_type, excluded.content_type),
      title = coalesce(g.title, excluded.title),
      pages = coalesce(g.pages, excluded.pages),
      cut = case when ${recuts} then excluded.cut else g.cut end,
      batches = case when ${recuts} then excluded.batches else g.batches end,
      uploaded_at = least(g.uploaded_at, excluded.uploaded_at),
      parsed_at = least(g.parsed_at, excluded.parsed_at),
      indexing_at = least(g.indexing_at, excluded.indexing_at),
      replay_of = coalesce(g.replay_of, excluded.replay_of)
    where g.tenant = excluded.tenant and g.document_id = excluded.document_id
    returning ${generationColumns(sql)}
  `;
  if (!generation) {
    throw new MillraceError('TASK_ID_CONFLICT', `task ${taskId} is known under another tenant or document`);
  }
  return generation;
}

function textOrNull(text: string | undefined): string | null {
  return text === undefined ? null : storableText(text);
}

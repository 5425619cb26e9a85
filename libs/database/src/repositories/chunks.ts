import type { Chunk, TaskEnvelope } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';
import { storableJson } from '../storable.ts';
import { collectionIdOf } from './collection-id.ts';

/** Inserts the chunks of one batch under the ids `base`, `base + 1`, …, in one statement. */
export async function insertChunks(
  tx: Transaction,
  task: Pick<TaskEnvelope, 'taskId' | 'tenant' | 'collection' | 'documentId'>,
  base: number,
  chunks: readonly Chunk[],
): Promise<void> {
  await tx`
    insert into chunks (
      id, generation_id, document_id, collection_id, ordinal, text, tokens, headings,
      page_from, page_to, span_from, span_to, hash, tenant
    )
    select ${base}::bigint + place - 1, ${task.taskId}::uuid, ${task.documentId}::uuid,
      ${collectionIdOf(task.tenant, task.collection)}::uuid, ordinal, text, tokens, headings, pages[1], pages[2], span[1], span[2], hash,
      ${task.tenant}
    from rows from (
      json_to_recordset(${storableJson(chunks)}::text::json)
        as (ordinal int, text text, tokens int, headings text[], pages int[], span int[], hash text)
    ) with ordinality
      as chunk (ordinal, text, tokens, headings, pages, span, hash, place)
  `;
}

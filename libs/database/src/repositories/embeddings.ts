import type { TaskEnvelope } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';
import { vectorLiteral } from '../vector-literal.ts';

/** Inserts the vectors of one batch, of the chunks `base`, `base + 1`, …, in one statement; those that are in stay as they are. */
export async function insertEmbeddings(
  tx: Transaction,
  task: Pick<TaskEnvelope, 'taskId' | 'tenant' | 'acceptedAt'>,
  base: number,
  model: string,
  vectors: readonly Float32Array[],
): Promise<void> {
  await tx`
    insert into embeddings (chunk_id, generation_id, accepted_at, model, embedding, tenant)
    select ${base}::bigint + place - 1, ${task.taskId}::uuid, ${task.acceptedAt}::timestamptz, ${model}, vector::vector, ${task.tenant}
    from unnest(${vectors.map(vectorLiteral)}::text[]) with ordinality as given (vector, place)
    on conflict do nothing
  `;
}

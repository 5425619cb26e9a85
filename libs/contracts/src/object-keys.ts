import type { BatchRef } from './chunk.ts';
import { derivedId, timeOfUuidV7 } from './ids.ts';
import type { TaskEnvelope } from './task-envelope.ts';

/** `yyyy-mm-dd-hh` (UTC) of a task: the prefix under which its original lies. */
export function hourOf(taskId: string): string {
  return new Date(timeOfUuidV7(taskId)).toISOString().slice(0, 13).replace('T', '-');
}

/** Every key in the bucket `documents`. Keys are built here and nowhere else; none holds a file's name. */
export const objectKeys = {
  originals: (hour: string) => `originals/${hour}/`,
  original: (taskId: string) => `originals/${hourOf(taskId)}/${taskId}/body`,
  /** The envelope, where it is too big for the original's metadata or the original lies elsewhere. */
  note: (taskId: string) => `originals/${hourOf(taskId)}/${taskId}/note`,
  claim: (tenant: string, idempotencyKey: string) => `claims/${derivedId('claim', tenant, idempotencyKey)}`,
  collection: (tenant: string, collection: string) => `collections/${tenant}/${collection}.json`,
  incoming: (tenant: string) => `incoming/${tenant}/`,
  /** Below it lies all that a document's generations wrote. */
  documentArtifacts: ({ tenant, documentId }: Pick<TaskEnvelope, 'tenant' | 'documentId'>) =>
    `artifacts/${tenant}/${documentId}/`,
  /** Below it lies what one generation wrote, but for its vectors. */
  artifacts: (task: GenerationId) => `${generation(task)}/`,
  parsed: (task: TaskEnvelope) => `${generation(task)}/parsed.json`,
  manifest: (task: GenerationId) => `${generation(task)}/chunks/manifest.json`,
  /** Two batches of repeated text have one hash but not one place: the key names both. */
  chunks: (task: TaskEnvelope, { first, hash }: Pick<BatchRef, 'first' | 'hash'>) =>
    `${generation(task)}/chunks/${first}-${hash}.json`,
  vectors: (task: Pick<TaskEnvelope, 'tenant' | 'documentId'>, modelKey: string, batchHash: string) =>
    `artifacts/${task.tenant}/${task.documentId}/vectors/${modelKey}/${batchHash}.f32`,
};

type GenerationId = Pick<TaskEnvelope, 'tenant' | 'documentId' | 'taskId'>;

function generation({ tenant, documentId, taskId }: GenerationId): string {
  return `artifacts/${tenant}/${documentId}/${taskId}`;
}

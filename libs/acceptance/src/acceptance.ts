import {
  decodeEnvelope,
  encodeEnvelope,
  envelopeMetadataKey,
  objectKeys,
  type TaskEnvelope,
  taskEnvelopeSchema,
} from '@millrace/contracts';
import type { ObjectStore } from '@millrace/ports';

/**
 * Metadata with which the original of `task` must be stored. An envelope too big for metadata is put as a note object first, so
 * that an original never stands without its envelope.
 */
export async function prepareOriginal(objects: ObjectStore, task: TaskEnvelope): Promise<Record<string, string>> {
  const encoded = encodeEnvelope(task);
  if (encoded !== undefined) return { [envelopeMetadataKey]: encoded };
  await putNote(objects, task);
  return {};
}

/** Stores the envelope as a note of its own: for a task whose original lies elsewhere. Resolves to `exists` where it was accepted before. */
export function putNote(objects: ObjectStore, task: TaskEnvelope): Promise<'created' | 'exists'> {
  return objects.put(objectKeys.note(task.taskId), JSON.stringify(task), {
    contentType: 'application/json',
    ifAbsent: true,
  });
}

/**
 * The envelope under which a task was accepted, or undefined where it was not: read from the original's metadata, or from its
 * note. A note alone counts only where the original lies elsewhere, since otherwise its body never came.
 */
export async function readAcceptance(objects: ObjectStore, taskId: string): Promise<TaskEnvelope | undefined> {
  const [body, note] = await Promise.all([
    objects.head(objectKeys.original(taskId)),
    objects.head(objectKeys.note(taskId)),
  ]);
  const encoded = body?.metadata[envelopeMetadataKey];
  if (encoded !== undefined) return decodeEnvelope(encoded);
  if (!note) return undefined;
  const stored = await objects.get(objectKeys.note(taskId));
  const task = taskEnvelopeSchema.parse(JSON.parse(Buffer.from(stored).toString('utf8')));
  return body || task.original.key !== objectKeys.original(taskId) ? task : undefined;
}

import { newEnvelope, prepareOriginal, putNote, readAcceptance } from '@millrace/acceptance';
import { type documentUpload, type EventData, MillraceError, objectKeys, type TaskEnvelope } from '@millrace/contracts';
import type { ObjectStore, TaskStates } from '@millrace/ports';

/**
 * Accepts a task that a producer put on the bus: pins what it needs and stores its original, or a note of it. From then on it is
 * like any other. The first acceptance stands: a redelivery finds it and goes on from it, a replay in its own run.
 *
 * Throws `COLLECTION_NOT_FOUND`, `OBJECT_NOT_FOUND`, `AUTHORIZATION_ERROR`, and `TASK_ID_CONFLICT` for a taskId that stands for
 * another document.
 */
export async function accept(
  ports: { readonly objects: ObjectStore; readonly states: TaskStates },
  request: EventData<typeof documentUpload>,
): Promise<TaskEnvelope> {
  const standing = await readAcceptance(ports.objects, request.taskId);
  if (standing) return sameDocument(standing, request);

  const task = await newEnvelope(ports, request);
  if ((await store(ports.objects, task, request.text)) === 'created') return task;
  const first = await readAcceptance(ports.objects, request.taskId);
  return first ? sameDocument(first, request) : task;
}

async function store(
  objects: ObjectStore,
  task: TaskEnvelope,
  text: string | undefined,
): Promise<'created' | 'exists'> {
  if (text === undefined) return putNote(objects, task);
  const metadata = await prepareOriginal(objects, task);
  return objects.put(task.original.key, text, {
    contentType: task.contentType ?? 'text/plain; charset=utf-8',
    metadata,
    ifAbsent: true,
  });
}

function sameDocument(
  standing: TaskEnvelope,
  { taskId, tenant, collection, externalId, objectKey, run = 0 }: EventData<typeof documentUpload>,
): TaskEnvelope {
  const same =
    standing.tenant === tenant &&
    standing.collection === collection &&
    standing.externalId === externalId &&
    standing.original.key === (objectKey ?? objectKeys.original(taskId));
  if (same) return { ...standing, run: Math.max(standing.run, run) };
  throw new MillraceError('TASK_ID_CONFLICT', `task ${taskId} stands for another document`);
}

import type { TaskEnvelope } from '@millrace/contracts';
import type { ObjectStore } from '@millrace/ports';
import { readAcceptance } from './acceptance.ts';

const originalKey = /^originals\/[0-9-]{13}\/([0-9a-f-]{36})\/(?:body|note)$/;

/** The ids of all tasks under a prefix of `originals/` that may have been accepted, each once, in the order of their keys. */
export async function* storedTaskIds(objects: ObjectStore, prefix = 'originals/'): AsyncIterable<string> {
  let last: string | undefined;
  for await (const { key } of objects.list(prefix)) {
    const taskId = originalKey.exec(key)?.[1];
    if (taskId && taskId !== last) yield taskId;
    last = taskId ?? last;
  }
}

/** The envelopes of `taskIds`, without those that were never accepted: a note whose body never came. */
export async function* acceptedTasks(objects: ObjectStore, taskIds: Iterable<string>): AsyncIterable<TaskEnvelope> {
  for (const taskId of taskIds) {
    const task = await readAcceptance(objects, taskId);
    if (task) yield task;
  }
}

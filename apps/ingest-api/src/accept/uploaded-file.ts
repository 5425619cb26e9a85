import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { prepareOriginal } from '@millrace/acceptance';
import { MillraceError, objectKeys, type TaskEnvelope } from '@millrace/contracts';
import type { ObjectStore } from '@millrace/ports';
import type { UploadForm } from '../form/read-form.ts';
import type { Original } from './original.ts';

/** The file of an upload form, streamed to the store. */
export function uploadedFile(objects: ObjectStore, form: UploadForm, isRepeatable: boolean): Original {
  return {
    fingerprint: 'file',
    async store(task) {
      const metadata = await prepareOriginal(objects, task);
      try {
        await objects.putStream(objectKeys.original(task.taskId), form.body, { metadata });
      } catch (error) {
        // A repeat of this request, with the same note, may be on its way: then it stays.
        if (!isRepeatable) await objects.delete([objectKeys.note(task.taskId)]).catch(() => {});
        throw error;
      }
      return form.body.digest();
    },
    async repeat(task) {
      const [stored] = await Promise.all([digestOf(objects, task), pipeline(form.body, devNull)]);
      const given = form.body.digest();
      if (given.sha256 === stored) return given;
      throw new MillraceError('IDEMPOTENCY_CONFLICT', 'the Idempotency-Key was used with another file');
    },
  };
}

async function digestOf(objects: ObjectStore, task: TaskEnvelope): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(await objects.getStream(task.original.key), async (chunks: AsyncIterable<Uint8Array>) => {
    for await (const chunk of chunks) hash.update(chunk);
  });
  return hash.digest('hex');
}

async function devNull(chunks: AsyncIterable<unknown>): Promise<void> {
  for await (const _chunk of chunks);
}

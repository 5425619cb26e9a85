import { pipeline } from 'node:stream/promises';
import { prepareOriginal } from '@millrace/acceptance';
import { objectKeys } from '@millrace/contracts';
import type { ObjectStore } from '@millrace/ports';
import type { UploadForm } from '../form/read-form.ts';
import type { Original } from './original.ts';

/** The file of an upload form, streamed to the store. */
export function uploadedFile(objects: ObjectStore, { body }: UploadForm): Original {
  return {
    fingerprint: 'file',
    async store(task, { ifAbsent }) {
      const metadata = await prepareOriginal(objects, task);
      try {
        const put = await objects.putStream(objectKeys.original(task.taskId), body, { metadata, ifAbsent });
        return put === 'exists' ? put : 'created';
      } catch (error) {
        // With `ifAbsent` another request for this task, with the same note, may be on its way: then it stays.
        if (!ifAbsent) await objects.delete([objectKeys.note(task.taskId)]).catch(() => {});
        throw error;
      }
    },
    async digest() {
      if (!body.readableEnded) await pipeline(body, devNull);
      return body.digest();
    },
  };
}

async function devNull(chunks: AsyncIterable<unknown>): Promise<void> {
  for await (const _chunk of chunks);
}

import { pipeline } from 'node:stream/promises';
import { prepareOriginal } from '@millrace/acceptance';
import { objectKeys } from '@millrace/contracts';
import type { UploadForm } from '@millrace/http';
import type { ObjectStore } from '@millrace/ports';
import type { Original } from './original.ts';

/** Ends a body instead of its end, so that it is not stored. */
class Needless extends Error {}

/** The file of an upload form, streamed to the store. */
export function uploadedFile(objects: ObjectStore, { body }: UploadForm): Original {
  return {
    fingerprint: 'file',
    async store(task, { ifAbsent, isNeeded }) {
      const metadata = await prepareOriginal(objects, task);
      body.endWhen(async () => {
        if (!(await isNeeded(body.digest()))) throw new Needless();
      });
      try {
        const put = await objects.putStream(objectKeys.original(task.taskId), body, { metadata, ifAbsent });
        return put === 'exists' ? put : 'created';
      } catch (error) {
        // With `ifAbsent` another request for this task, with the same note, may be on its way: then it stays.
        if (!ifAbsent) await objects.delete([objectKeys.note(task.taskId)]).catch(() => {});
        if (error instanceof Needless) return 'needless';
        throw error;
      }
    },
    async digest() {
      body.endWhen(async () => {});
      if (!body.readableEnded) await pipeline(body, devNull);
      return body.digest();
    },
  };
}

async function devNull(chunks: AsyncIterable<unknown>): Promise<void> {
  for await (const _chunk of chunks);
}

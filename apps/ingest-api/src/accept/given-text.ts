import { createHash } from 'node:crypto';
import { prepareOriginal } from '@millrace/acceptance';
import { objectKeys } from '@millrace/contracts';
import type { ObjectStore } from '@millrace/ports';
import type { Original } from './original.ts';

/** A document given as text. */
export function givenText(objects: ObjectStore, text: string): Original {
  const body = Buffer.from(text);
  const digest = { bytes: body.length, sha256: createHash('sha256').update(body).digest('hex') };
  return {
    fingerprint: `text ${digest.sha256}`,
    async store(task, { ifAbsent, isNeeded }) {
      if (!(await isNeeded(digest))) return 'needless';
      const metadata = await prepareOriginal(objects, task);
      return objects.put(objectKeys.original(task.taskId), body, { metadata, ifAbsent });
    },
    digest: async () => digest,
  };
}

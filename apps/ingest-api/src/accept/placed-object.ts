import { putNote } from '@millrace/acceptance';
import type { ObjectStore } from '@millrace/ports';
import type { Original } from './original.ts';

/** An object that the caller has placed under `incoming/<tenant>/`. Its size and digest are the parser's to find. */
export function placedObject(objects: ObjectStore, objectKey: string): Original {
  return {
    fingerprint: `object ${objectKey}`,
    objectKey,
    async store(task, { isNeeded }) {
      return (await isNeeded(undefined)) ? putNote(objects, task) : 'needless';
    },
    digest: async () => undefined,
  };
}

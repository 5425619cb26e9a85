import type { ObjectStore } from '@millrace/ports';
import { inBatches } from '../in-batches.ts';

const removedAtOnce = 1_000;

/** Removes every object below a prefix. */
export async function removeObjects(objects: Pick<ObjectStore, 'list' | 'delete'>, prefix: string): Promise<void> {
  for await (const entries of inBatches(objects.list(prefix), removedAtOnce)) {
    await objects.delete(entries.map(({ key }) => key));
  }
}

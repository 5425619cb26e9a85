import { taskEnvelopeSchema } from '@millrace/contracts';
import type { Model } from '../model.ts';
import type { StoredGeneration } from './stored.ts';

/**
 * Takes the generations into the model that began as replays: they have the text of their source. One that was broken off before
 * its messages were entered is as good as lost. Throws for one that nobody asked for.
 */
export function adoptReplays({ accepted, lost }: Model, stored: ReadonlyMap<string, StoredGeneration>): void {
  for (const { taskId, envelope, effectiveFrom } of stored.values()) {
    if (accepted.has(taskId)) continue;
    const task = taskEnvelopeSchema.parse(envelope);
    const source = accepted.get(task.replayOf?.taskId ?? '');
    if (!source) throw new Error(`task ${taskId} is known, and nobody asked for it`);
    if (effectiveFrom === null) lost.set(taskId, 1);
    accepted.set(taskId, { task, text: source.text });
  }
}

import { bulkQueue, bulkType, type Priority, queues } from '@millrace/contracts';
import type { AnyStage } from './stage.ts';

/** A queue that a stage takes messages from. */
export interface Lane {
  readonly queue: string;
  readonly priority: Priority;
  /** Routing keys on top of those that the contracts bind the queue to. */
  readonly bindings: readonly string[];
}

/**
 * The queues of a stage. One that works on tasks has a second one for bulk; any other takes events of either priority from the one
 * it has. A queue that the contracts name is bound by them alone: who publishes elsewhere than on the exchange of events has no place there.
 */
export function lanesOf({ queue, consumes, status }: Pick<AnyStage, 'queue' | 'consumes' | 'status'>): Lane[] {
  const types = queue in queues ? [] : consumes.map(({ type }) => type);
  const bulkTypes = types.map(bulkType);
  if (!status) return [{ queue, priority: 'interactive', bindings: [...types, ...bulkTypes] }];
  return [
    { queue, priority: 'interactive', bindings: types },
    { queue: bulkQueue(queue), priority: 'bulk', bindings: bulkTypes },
  ];
}

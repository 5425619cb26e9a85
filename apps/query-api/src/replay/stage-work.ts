import { bulkQueue, type ReplayStage, replayStages, type TaskEnvelope, type TaskStatus } from '@millrace/contracts';

/** How a stage is known elsewhere. */
export interface StageWork {
  readonly worker: string;
  readonly queue: string;
  /** Of a task that begins there. */
  readonly status: Exclude<TaskStatus, 'completed' | 'failed' | 'cancelled'>;
}

export const stageWork: Readonly<Record<ReplayStage, StageWork>> = {
  parse: { worker: 'parser', queue: 'documents.upload', status: 'queued' },
  chunk: { worker: 'chunker', queue: 'documents.parsed', status: 'chunking' },
  embed: { worker: 'embedder', queue: 'documents.chunked', status: 'embedding' },
  index: { worker: 'indexer', queue: 'documents.embedded', status: 'indexing' },
};

/** The stage that goes by this name: its worker's, that of its queue or of the queue's twin for bulk. */
export function stageOf(name: string): ReplayStage | undefined {
  return replayStages.find((stage) => {
    const { worker, queue } = stageWork[stage];
    return [worker, queue, bulkQueue(queue)].includes(name);
  });
}

/** The queue in which a stage takes this task. */
export function queueFor(stage: ReplayStage, { priority }: Pick<TaskEnvelope, 'priority'>): string {
  const { queue } = stageWork[stage];
  return priority === 'bulk' ? bulkQueue(queue) : queue;
}

import type { ReplayStage, TaskState } from '@millrace/contracts';
import type { TaskRecord } from '@millrace/database';
import type { Heard, StoredArtifacts } from './evidence.ts';

/**
 * The stage whose turn it is; undefined where the task has ended. A status names the furthest stage that has begun, so that what it
 * has left behind tells whether it is done.
 */
export function currentStage(
  { status, progress }: Pick<TaskState, 'status' | 'progress'>,
  record: Pick<TaskRecord, 'parsedAt' | 'batches'> | undefined,
  stored: Heard<Pick<StoredArtifacts, 'manifest'>>,
): ReplayStage | undefined {
  const batches = progress.batches ?? record?.batches ?? undefined;
  const areEmbedded = batches !== undefined && progress.embedded >= batches;
  switch (status) {
    case 'queued':
      return 'parse';
    case 'parsing':
      return record?.parsedAt ? 'chunk' : 'parse';
    case 'chunking':
      return batches !== undefined || ('value' in stored && stored.value.manifest) ? 'embed' : 'chunk';
    case 'embedding':
      return areEmbedded ? 'index' : 'embed';
    case 'indexing':
      return 'index';
    default:
      return undefined;
  }
}

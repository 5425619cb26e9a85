import type { Clock } from '@millrace/ports';
import type { ShowDeps } from '../tasks/show-tasks.ts';
import type { ArtifactStores } from './find-beginning.ts';

/** What every replay works with. */
export interface ReplayDeps extends ShowDeps, ArtifactStores {
  readonly clock: Clock;
}

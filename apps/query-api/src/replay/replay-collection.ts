import {
  type CollectionReplay,
  type CollectionReplayed,
  collectionReplaySchema,
  MillraceError,
  type ReplayStage,
} from '@millrace/contracts';
import { collectionIdOf, inTenant, liveReplaySources } from '@millrace/database';
import type { Acting } from '@millrace/http';
import { settingsOf } from '../collections/default-collection.ts';
import { createPace } from './pace.ts';
import { readPlace, writePlace } from './place-token.ts';
import { replayCompleted } from './replay-completed.ts';
import type { ReplayDeps } from './replay-deps.ts';

export interface ReplayCollectionDeps extends ReplayDeps {
  readonly replaysPerSecond: number;
}

/**
 * Works every document again that search answers from, or as many as `limit` says: as bulk, spread over time. Throws
 * `COLLECTION_NOT_FOUND`.
 */
export async function replayCollection(
  deps: ReplayCollectionDeps,
  caller: Acting,
  name: string,
  request: CollectionReplay,
): Promise<CollectionReplayed> {
  const { database, clock, replaysPerSecond } = deps;
  const { from, limit, next } = collectionReplaySchema.parse(request);
  const begun = next === undefined ? undefined : readPlace(next);
  const sources = await inTenant(database, caller.tenant, async (tx) => {
    await settingsOf(tx, caller.tenant, name);
    return liveReplaySources(tx, collectionIdOf(caller.tenant, name), { after: begun, limit });
  });

  const now = clock.now();
  const start = begun && begun.dueAt > now ? begun.dueAt : now;
  const pace = createPace(replaysPerSecond, start);
  let lastDue = start;
  const nextDue = () => {
    lastDue = pace();
    return lastDue;
  };
  const effectiveFrom: Partial<Record<ReplayStage, number>> = {};
  let replayed = 0;
  for (const source of sources) {
    try {
      const made = await replayCompleted(deps, caller, source, { from, nextDue, bulk: true });
      effectiveFrom[made.effectiveFrom] = (effectiveFrom[made.effectiveFrom] ?? 0) + 1;
      replayed++;
    } catch (error) {
      // Overtaken or deleted since it was read: there is nothing to repeat.
      if (!(error instanceof MillraceError && error.code === 'NOT_REPLAYABLE')) throw error;
    }
  }
  const last = sources.at(-1);
  return {
    replayed,
    effectiveFrom,
    ...(replayed > 0 ? { lastDueAt: lastDue.toISOString() } : {}),
    ...(last && sources.length === limit ? { next: writePlace({ ...last.place, dueAt: pace() }) } : {}),
  };
}

import { isTerminal, mayFollow, type TaskState } from '@millrace/contracts';
import { compareGenerations, isRemoved, type Model } from '../model.ts';
import type { World } from '../world.ts';
import { adoptReplays } from './adopt-replays.ts';
import { flawOfRows } from './rows-of.ts';
import { readStored, type StoredGeneration } from './stored.ts';

type State = Pick<TaskState, 'run' | 'status' | 'attempt'>;

/** Looks at the world again and again, and knows what it saw before. */
export interface Watch {
  /** Throws where something is seen that must never be, or that may not follow what was seen before. */
  look(): Promise<void>;
  /** What Redis showed is forgotten: it may begin anew. */
  flushed(): void;
}

export function openWatch(world: World, model: Model): Watch {
  let stored: ReadonlyMap<string, StoredGeneration> = new Map();
  let shown = new Map<string, State>();

  async function lookAtPostgres(): Promise<void> {
    const before = stored;
    stored = await readStored(world.database);
    adoptReplays(model, stored);
    for (const [taskId, was] of before) {
      assertFollows('Postgres', taskId, was, stored.get(taskId));
      if (was.isLive && !stored.get(taskId)?.isDeleted && !liveOf(stored, was))
        throw new Error(`${taskId} is live no more`);
    }
    for (const generation of stored.values()) {
      if (generation.isLive) await lookAtLive(liveOf(before, generation)?.taskId, generation);
    }
  }

  async function lookAtLive(last: string | undefined, { taskId, status }: StoredGeneration): Promise<void> {
    const [own, former] = [model.accepted.get(taskId), model.accepted.get(last ?? '')];
    if (status !== 'completed') throw new Error(`task ${taskId} is ${status} and live`);
    if (own && isRemoved(model, own.task)) throw new Error(`task ${taskId} is live, and its document is deleted`);
    if (last === taskId) return;
    if (!own) throw new Error(`task ${taskId} is live and was never accepted`);
    if (former && compareGenerations(former.task, own.task) > 0)
      throw new Error(`${taskId} took over from a later one`);
    const flaw = await flawOfRows(world.database, taskId, own.text);
    if (flaw) throw new Error(`task ${taskId} is live: ${flaw}`);
  }

  async function lookAtRedis(): Promise<void> {
    for (const taskId of model.accepted.keys()) {
      const is = await world.states.get(taskId);
      const was = shown.get(taskId);
      if (was) assertFollows('Redis', taskId, was, is);
      if (!is) continue;
      shown.set(taskId, is);
      const known = stored.get(taskId);
      const isAhead = isTerminal(is.status) && known?.run === is.run && known.status !== is.status;
      if (isAhead || (isTerminal(is.status) && (known?.run ?? -1) < is.run)) {
        throw new Error(`task ${taskId} is shown as ${is.status}, which Postgres does not know`);
      }
    }
  }

  return {
    async look() {
      await lookAtPostgres();
      await lookAtRedis();
      const [difference] = world.emissions.differences;
      if (difference) throw new Error(`ids changed: ${difference}`);
    },
    flushed() {
      shown = new Map();
    },
  };
}

function liveOf(stored: ReadonlyMap<string, StoredGeneration>, { documentId }: StoredGeneration) {
  return [...stored.values()].find((generation) => generation.isLive && generation.documentId === documentId);
}

function assertFollows(where: string, taskId: string, was: State, is: State | undefined): void {
  const isSame = is?.run === was.run && is.status === was.status && is.attempt === was.attempt;
  if (isSame || (is && mayFollow(was, is))) return;
  throw new Error(`${where}: task ${taskId} went from ${JSON.stringify(was)} to ${JSON.stringify(is)}`);
}

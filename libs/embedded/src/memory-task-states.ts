import { isTerminal, type TaskState } from '@millrace/contracts';
import { stateRecordedBy, type TaskStates, underWayMs } from '@millrace/ports';
import { type ExpiringMap, expiringMap } from './expiring-map.ts';
import { mergeTaskState } from './merge-task-state.ts';

export interface MemoryTaskStatesOptions {
  /** How long a state is kept after its last writing. An hour where not given. */
  readonly ttlSeconds?: number;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

interface Shown {
  readonly state: TaskState;
  /** Ordinals of the batches told of the state's run. */
  readonly embedded: Set<number>;
  readonly indexed: Set<number>;
}

/** As long as the fleet's Redis remembers a document's last acceptance. */
const acceptanceTtlMs = 7 * 24 * 3_600_000;

/** Task states in this process alone: a restart forgets them, and callers are answered from Postgres. */
export function openMemoryTaskStates({ ttlSeconds = 3600, now = Date.now }: MemoryTaskStatesOptions = {}): TaskStates {
  const tasks = expiringMap<Shown>(ttlSeconds * 1000, now);
  const accepted = expiringMap<number>(acceptanceTtlMs, now);
  const underWay = new Map<string, ExpiringMap<true>>();
  const subscribers = new Map<string, Set<(state: TaskState) => void>>();

  /** `embedded` and `indexed` are the ordinals that an update names. */
  const tell = (told: TaskState, embedded?: number, indexed?: number): void => {
    const before = tasks.get(told.taskId);
    if (before && told.run < before.state.run) return;
    const former = before?.state.run === told.run ? before : undefined;
    const members = { embedded: former?.embedded ?? new Set(), indexed: former?.indexed ?? new Set() };
    if (embedded !== undefined) members.embedded.add(embedded);
    if (indexed !== undefined) members.indexed.add(indexed);
    const counted = { ...told, progress: atLeast(told.progress, members) };
    const state = before ? mergeTaskState(before.state, counted) : counted;
    tasks.set(told.taskId, { state, ...members });
    noteUnderWay(state);
    if (state !== before?.state) publish(state);
  };

  /** By what is shown: what is told late of a task that has ended does not bring it back. */
  const noteUnderWay = ({ tenant, taskId, status }: TaskState): void => {
    const ofTenant = underWay.get(tenant) ?? expiringMap(underWayMs, now);
    if (isTerminal(status)) ofTenant.delete(taskId);
    else ofTenant.set(taskId, true);
    if (ofTenant.size > 0) underWay.set(tenant, ofTenant);
    else underWay.delete(tenant);
  };

  const publish = (state: TaskState): void => {
    for (const onChange of subscribers.get(state.taskId) ?? []) queueMicrotask(() => onChange(state));
  };

  return {
    async record(update) {
      tell(stateRecordedBy(update, new Date(now())), update.embedded, update.indexed);
    },
    async restore(state) {
      tell(state);
    },
    async get(taskId) {
      return tasks.get(taskId)?.state;
    },
    async subscribe(taskId, onChange) {
      // A function of its own, so that the same `onChange` can be subscribed twice.
      const subscriber = (state: TaskState) => onChange(state);
      const ofTask = subscribers.get(taskId) ?? new Set();
      subscribers.set(taskId, ofTask.add(subscriber));
      return async () => {
        ofTask.delete(subscriber);
        if (ofTask.size === 0 && subscribers.get(taskId) === ofTask) subscribers.delete(taskId);
      };
    },
    async acceptanceTime(tenant, documentId) {
      const document = acceptedOf(tenant, documentId);
      const time = Math.max(now(), (accepted.get(document) ?? 0) + 1);
      accepted.set(document, time);
      return time;
    },
    async lastAcceptanceTime(tenant, documentId) {
      return accepted.get(acceptedOf(tenant, documentId));
    },
    async withdrawAcceptance(tenant, documentId, time, former) {
      const document = acceptedOf(tenant, documentId);
      if (accepted.get(document) !== time) return;
      if (former === undefined) accepted.delete(document);
      else accepted.set(document, former);
    },
    async underWay(tenant) {
      return underWay.get(tenant)?.size ?? 0;
    },
    async ping() {},
    async close() {
      subscribers.clear();
    },
  };
}

function acceptedOf(tenant: string, documentId: string): string {
  return `${tenant}:${documentId}`;
}

function atLeast(
  progress: TaskState['progress'],
  { embedded, indexed }: Pick<Shown, 'embedded' | 'indexed'>,
): TaskState['progress'] {
  return {
    ...progress,
    embedded: Math.max(progress.embedded, embedded.size),
    indexed: Math.max(progress.indexed, indexed.size),
  };
}

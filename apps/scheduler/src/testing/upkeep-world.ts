import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fleetSettings, openFleetAdapters } from '@millrace/composition';
import { decodeEvent, documentParsed, documentUploaded, vectorsRequested } from '@millrace/contracts';
import { type DatabaseKind, type FreshDatabase, freshDatabase } from '@millrace/database/testing';
import { MemoryBroker, openFileObjectStore, openMemoryBus, openMemoryTaskStates } from '@millrace/embedded';
import {
  type ObjectStore,
  type QueueCounts,
  type QueueMonitor,
  silentLogger,
  systemClock,
  type TaskStates,
} from '@millrace/ports';
import { freshName, realServers } from '@millrace/ports/testing';
import type { Job, JobPorts } from '../job.ts';
import { type SchedulerSettings, schedulerSettings } from '../settings.ts';

/** What the jobs work with, all of it a test's own: queues in memory, the rest of either kind. */
export interface UpkeepWorld {
  readonly ports: JobPorts;
  /** From now on the queue holds a message, waiting for a consumer or as `where` says. */
  fill(queue: string, where?: keyof QueueCounts): void;
  empty(queue: string): void;
  emptyQueues(): void;
  run(job: Job, settings?: Partial<SchedulerSettings>, ports?: Partial<JobPorts>): Promise<void>;
  /** What lies in the outbox, in the order of its entering. */
  outbox(): Promise<OutboxEntry[]>;
  /** Makes a row look as if nothing had happened to it for so long. */
  age(taskId: string, seconds: number): Promise<void>;
  keys(prefix?: string): Promise<string[]>;
  stop(): Promise<void>;
}

export interface OutboxEntry {
  readonly queue: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export async function openUpkeepWorld(kind: DatabaseKind): Promise<UpkeepWorld> {
  const fresh = await freshDatabase(kind);
  const { objects, states, close } = await (kind === 'embedded' ? embeddedStores() : realStores(fresh));
  const { database } = fresh;
  const queues = openQueues();
  const ports: JobPorts = {
    ...queues.ports,
    objects,
    states,
    database,
    clock: systemClock,
    log: silentLogger,
  };
  async function keys(prefix = ''): Promise<string[]> {
    const found: string[] = [];
    for await (const { key } of objects.list(prefix)) found.push(key);
    return found;
  }
  return {
    ports,
    fill: queues.fill,
    empty: queues.empty,
    emptyQueues: queues.emptyAll,
    run: (job, settings = {}, others = {}) =>
      job.run({ ...ports, ...others }, { ...schedulerSettings.parse({}), ...settings }, new AbortController().signal),
    async outbox() {
      const rows = await database`select * from outbox order by created_at, id`;
      return rows.map((row) => {
        const { type, data } = decodeEvent(
          { id: row.message_id, type: row.event_type, contentType: row.content_type, body: row.body },
          [documentParsed, documentUploaded, vectorsRequested],
        );
        return { queue: row.queue, headers: row.headers, type, data: data as Record<string, unknown> };
      });
    },
    async age(taskId, seconds) {
      await database.begin(async (tx) => {
        await tx`alter table generations disable trigger generations_touch`;
        await tx`
          update generations set updated_at = updated_at - ${seconds} * interval '1 second',
            resumed_at = resumed_at - ${seconds} * interval '1 second',
            finished_at = finished_at - ${seconds} * interval '1 second',
            overtaken_at = overtaken_at - ${seconds} * interval '1 second'
          where id = ${taskId}
        `;
        await tx`alter table generations enable trigger generations_touch`;
      });
    },
    keys,
    async stop() {
      await queues.close();
      await objects.delete(await keys());
      await close();
      await fresh.stop();
    },
  };
}

/** Queues that a test fills: no broker is needed, since the jobs only look. */
function openQueues() {
  const broker = new MemoryBroker();
  const bus = openMemoryBus(broker);
  const counts = new Map<string, QueueCounts>();
  const monitor: QueueMonitor = {
    staleMs: 0,
    counts: async () => Object.fromEntries(counts),
    ping: async () => {},
    close: async () => {},
  };
  return {
    ports: { bus, monitor },
    fill(queue: string, where: keyof QueueCounts = 'ready') {
      counts.set(queue, { ready: 0, unacked: 0, deadLettering: 0, consumers: 0, [where]: 1 });
    },
    empty: (queue: string) => counts.delete(queue),
    emptyAll: () => counts.clear(),
    async close() {
      await bus.close();
      broker.close();
    },
  };
}

interface Stores {
  readonly objects: ObjectStore;
  readonly states: TaskStates;
  close(): Promise<void>;
}

async function embeddedStores(): Promise<Stores> {
  const folder = await mkdtemp(join(tmpdir(), 'millrace-upkeep-'));
  const objects = await openFileObjectStore({ folder });
  const states = openMemoryTaskStates();
  return {
    objects,
    states,
    async close() {
      await objects.close();
      await states.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function realStores({ settings }: FreshDatabase): Promise<Stores> {
  const { redis, objects } = realServers();
  const config = fleetSettings.parse({
    postgres: settings,
    redis,
    objects: { ...objects, bucket: freshName('upkeep', '-') },
    taskStates: { ttlSeconds: 60 },
  });
  const { ports, close } = await openFleetAdapters('upkeep', config, new Set(['objects', 'states']), silentLogger);
  return { objects: ports.objects, states: ports.states, close };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeEvent, documentUploaded, type EventData, type TaskState, taskStateSchema } from '@millrace/contracts';
import { MemoryBroker, openFileObjectStore, openMemoryBus, openMemoryTaskStates } from '@millrace/embedded';
import { type ServedApp, serve } from '@millrace/http/testing';
import type { Bus, Database, ObjectStore, TaskStates } from '@millrace/ports';
import { ingestApi } from '../ingest-api.ts';

export interface World extends AsyncDisposable {
  readonly server: ServedApp;
  readonly objects: ObjectStore;
  readonly states: TaskStates;
  readonly bus: Bus;
  request: ServedApp['request'];
  /** What was published so far. */
  readonly uploaded: readonly EventData<typeof documentUploaded>[];
  readonly eventIds: readonly string[];
  /** Every key in the store. */
  keys(): Promise<string[]>;
  task(taskId: string, tenant?: string): Promise<TaskState>;
}

export interface WorldOptions {
  readonly settings?: Record<string, unknown>;
  /** Default: one that answers and knows nothing. */
  readonly database?: Database;
  readonly wrapObjects?: (objects: ObjectStore) => ObjectStore;
  readonly wrapBus?: (bus: Bus) => Bus;
  readonly wrapStates?: (states: TaskStates) => TaskStates;
}

const answersNothing = () => Object.assign(Promise.resolve([]), { execute: () => Promise.resolve([]) });
const emptyDatabase = Object.assign(answersNothing, {
  begin: (_options: string, work: (tx: typeof answersNothing) => unknown) => work(answersNothing),
}) as unknown as Database;

/** The app over the embedded adapters, served on a free port. */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'millrace-ingest-'));
  const objects = await openFileObjectStore({ folder });
  const states = openMemoryTaskStates();
  const bus = openMemoryBus(new MemoryBroker());
  const uploaded: EventData<typeof documentUploaded>[] = [];
  const eventIds: string[] = [];
  await bus.consume('documents.upload', { prefetch: 100 }, (delivery) => {
    const { id, data } = decodeEvent(delivery.message, [documentUploaded]);
    eventIds.push(id);
    uploaded.push(data as EventData<typeof documentUploaded>);
    delivery.ack();
  });
  const ports = {
    objects: options.wrapObjects?.(objects) ?? objects,
    states: options.wrapStates?.(states) ?? states,
    bus: options.wrapBus?.(bus) ?? bus,
    database: options.database ?? emptyDatabase,
  };
  const server = await serve(ingestApi, ports, { ...options.settings });
  return {
    server,
    objects,
    states,
    bus,
    uploaded,
    eventIds,
    request: server.request,
    async keys() {
      const keys: string[] = [];
      for await (const { key } of objects.list('')) keys.push(key);
      return keys;
    },
    async task(taskId, tenant = 'default') {
      const response = await server.request(`/api/v1/tasks/${taskId}`, { headers: { 'x-tenant-id': tenant } });
      return taskStateSchema.parse(await response.json());
    },
    async [Symbol.asyncDispose]() {
      await server.close();
      await bus.close();
      await rm(folder, { recursive: true });
    },
  };
}

import { fleetSettings, openFleetAdapters } from '@millrace/composition';
import { decodeEvent, documentUploaded, type EventData } from '@millrace/contracts';
import { freshDatabase, onlyInTenant } from '@millrace/database/testing';
import { type ServedApp, serve } from '@millrace/http/testing';
import { type Bus, type Database, type ObjectStore, silentLogger, type TaskStates } from '@millrace/ports';
import { freshName, freshVhost, realServers } from '@millrace/ports/testing';
import { ingestApi } from '../ingest-api.ts';

export interface FleetWorld extends AsyncDisposable {
  readonly server: ServedApp;
  readonly objects: ObjectStore;
  readonly states: TaskStates;
  readonly bus: Bus;
  readonly database: Database;
  /** What has arrived in the parser's queue. */
  readonly uploaded: readonly EventData<typeof documentUploaded>[];
  keys(): Promise<string[]>;
}

export interface FleetWorldOptions {
  readonly settings?: Record<string, unknown>;
  readonly wrapObjects?: (objects: ObjectStore) => ObjectStore;
}

/** The app over the real servers: a database, a virtual host and a bucket of its own. */
export async function openFleetWorld({
  settings = {},
  wrapObjects = (objects) => objects,
}: FleetWorldOptions = {}): Promise<FleetWorld> {
  const { rabbitmq, redis, objects: account } = realServers();
  const vhost = await freshVhost('ingest-api', rabbitmq);
  const database = await freshDatabase('real');
  const bucket = freshName('ingest-api', '-');
  const config = fleetSettings.parse({
    postgres: database.settings,
    redis,
    rabbitmq: { ...rabbitmq, vhost: vhost.vhost },
    objects: { ...account, bucket },
    taskStates: { ttlSeconds: 60 },
  });
  const needs = new Set(ingestApi.needs);
  const { bus, ports, close } = await openFleetAdapters('ingest-api', config, needs, silentLogger);
  const uploaded: EventData<typeof documentUploaded>[] = [];
  await bus.consume('documents.upload', { prefetch: 100 }, (delivery) => {
    const { data } = decodeEvent(delivery.message, [documentUploaded]);
    uploaded.push(data as EventData<typeof documentUploaded>);
    delivery.ack();
  });
  const { objects, states } = ports;
  const server = await serve(
    ingestApi,
    { ...ports, database: onlyInTenant(database.database), bus, objects: wrapObjects(objects) },
    settings,
  );

  async function keys(): Promise<string[]> {
    const found: string[] = [];
    for await (const { key } of objects.list('')) found.push(key);
    return found;
  }
  return {
    server,
    objects,
    states,
    bus,
    database: database.database,
    uploaded,
    keys,
    async [Symbol.asyncDispose]() {
      await server.close();
      await objects.delete(await keys());
      await close();
      await database.stop();
      await vhost.drop();
    },
  };
}

import { openRabbitBus } from '@millrace/bus-rabbitmq';
import { openDatabase, pingDatabase } from '@millrace/database';
import { openEmbeddingModels } from '@millrace/models';
import { openS3ObjectStore } from '@millrace/objects-s3';
import type { Database, Logger, ObjectStore } from '@millrace/ports';
import { openRedisTaskStates } from '@millrace/redis';
import type { StagePorts } from '@millrace/worker-runtime';
import { type Adapters, closeInReverse, type Need } from './adapters.ts';
import type { FleetSettings } from './fleet-settings.ts';

/**
 * Opens the real adapters that `needs` name, and the bus and the task states, which every app has: Postgres, Redis, RabbitMQ, objects,
 * in this order. A service that is down does not fail it: its adapter connects when it can.
 */
export async function openFleetAdapters(
  app: string,
  settings: FleetSettings,
  needs: ReadonlySet<Need>,
  log: Logger,
): Promise<Adapters> {
  const closers: (() => Promise<void>)[] = [];
  const dependencies: Record<string, () => Promise<void>> = {};

  let database: Database | undefined;
  if (needs.has('database')) {
    const opened = openDatabase({ ...settings.postgres, application: `millrace-${app}` });
    database = opened;
    dependencies.postgres = () => pingDatabase(opened);
    closers.push(() => opened.end({ timeout: 5 }));
  }

  const states = await openRedisTaskStates({ ...settings.redis, ttlSeconds: settings.taskStates.ttlSeconds, log });
  dependencies.redis = () => states.ping();
  closers.push(() => states.close());

  const bus = openRabbitBus({ ...settings.rabbitmq, connectionName: `millrace-${app}`, log });
  dependencies.rabbitmq = () => bus.ping();
  closers.push(() => bus.close());

  let objects: ObjectStore | undefined;
  if (needs.has('objects')) {
    const opened = await openS3ObjectStore({ ...settings.objects, log });
    objects = opened;
    dependencies.objects = () => opened.ping();
    closers.push(() => opened.close());
  }

  let closing: Promise<void> | undefined;
  return {
    bus,
    // A stage gets only the ports that it names, so those left out are never read.
    ports: { states, objects, database, models: openEmbeddingModels(settings.models) } as StagePorts,
    dependencies,
    close: () => {
      closing ??= closeInReverse(closers);
      return closing;
    },
  };
}

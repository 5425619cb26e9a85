import { openRabbitBus, openRabbitMonitor } from '@millrace/bus-rabbitmq';
import { cacheAddress, rabbitmqManagementUrl } from '@millrace/config';
import { openDatabase, pingDatabase } from '@millrace/database';
import { openS3ObjectStore } from '@millrace/objects-s3';
import type {
  Bus,
  Cache,
  Database,
  Logger,
  ObjectStore,
  QueueMonitor,
  RateLimiter,
  Schedule,
  TaskStates,
} from '@millrace/ports';
import { openRedisCache, openRedisRateLimiter, openRedisTaskStates } from '@millrace/redis';
import { openBullmqSchedule } from '@millrace/schedule-bullmq';
import { type Adapters, closeInReverse, type Need } from './adapters.ts';
import type { FleetSettings } from './fleet-settings.ts';
import { type GatewayMetrics, openModels } from './open-models.ts';

/**
 * Opens the real adapters that `needs` name, and no others, so that an app is ready whatever the rest does: Postgres, Redis, RabbitMQ,
 * objects, and the clock last, in this order. A service that is down does not fail it: its adapter connects when it can.
 */
export async function openFleetAdapters(
  app: string,
  settings: FleetSettings,
  needs: ReadonlySet<Need>,
  log: Logger,
  metrics?: GatewayMetrics,
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

  let states: TaskStates | undefined;
  if (needs.has('states')) {
    const opened = await openRedisTaskStates({ ...settings.redis, ttlSeconds: settings.taskStates.ttlSeconds, log });
    states = opened;
    dependencies.redis = () => opened.ping();
    closers.push(() => opened.close());
  }

  let limiter: RateLimiter | undefined;
  if (needs.has('limiter')) {
    const opened = await openRedisRateLimiter({ ...settings.redis, log });
    limiter = opened;
    closers.push(() => opened.close());
  }

  let cache: Cache | undefined;
  if (needs.has('cache')) {
    const opened = await openRedisCache({ ...cacheAddress(settings.cache, settings.redis), log });
    cache = opened;
    closers.push(() => opened.close());
  }

  let bus: Bus | undefined;
  if (needs.has('bus')) {
    const opened = openRabbitBus({ ...settings.rabbitmq, connectionName: `millrace-${app}`, log });
    bus = opened;
    dependencies.rabbitmq = () => opened.ping();
    closers.push(() => opened.close());
  }

  let objects: ObjectStore | undefined;
  if (needs.has('objects')) {
    const opened = await openS3ObjectStore({ ...settings.objects, log });
    objects = opened;
    dependencies.objects = () => opened.ping();
    closers.push(() => opened.close());
  }

  const { chat } = settings;
  let chatDatabase: Database | undefined;
  if (needs.has('chatDatabase')) {
    const { postgresUser: user = settings.postgres.user, postgresPassword: password = settings.postgres.password } =
      chat;
    const opened = openDatabase({ ...settings.postgres, user, password, application: `millrace-${app}-chat` });
    chatDatabase = opened;
    dependencies.postgres ??= async () => void (await opened`select 1`);
    closers.push(() => opened.end({ timeout: 5 }));
  }

  let chatImages: ObjectStore | undefined;
  if (needs.has('chatImages')) {
    const { bucket, accessKeyId = settings.objects.accessKeyId } = chat;
    const { secretAccessKey = settings.objects.secretAccessKey } = chat;
    const opened = await openS3ObjectStore({ ...settings.objects, bucket, accessKeyId, secretAccessKey, log });
    chatImages = opened;
    dependencies.objects ??= () => opened.ping();
    closers.push(() => opened.close());
  }

  let monitor: QueueMonitor | undefined;
  if (needs.has('monitor')) {
    const managementUrl = rabbitmqManagementUrl(settings.rabbitmq);
    const opened = openRabbitMonitor({ ...settings.rabbitmq, managementUrl });
    monitor = opened;
    dependencies['rabbitmq-management'] = () => opened.ping();
    closers.push(() => opened.close());
  }

  let schedule: Schedule | undefined;
  if (needs.has('schedule')) {
    const opened = openBullmqSchedule({ ...settings.redis, prefix: settings.clock.prefix, log });
    schedule = opened;
    dependencies.clock = () => opened.ping();
    closers.push(() => opened.close());
  }

  const { models, textModels, close: closeModels } = openModels({ ...settings, log, metrics });
  closers.push(async () => closeModels());

  let closing: Promise<void> | undefined;
  return {
    // An app gets only what it names, so those left out are never read.
    bus: bus as Bus,
    monitor: monitor as QueueMonitor,
    schedule: schedule as Schedule,
    ports: {
      bus,
      states,
      objects,
      database,
      chatDatabase,
      chatImages,
      models,
      textModels: needs.has('textModels') ? textModels() : undefined,
      cache,
      limiter,
    } as Adapters['ports'],
    dependencies,
    close: () => {
      closing ??= closeInReverse(closers);
      return closing;
    },
  };
}

import { type TaskState, taskStateKey } from '@millrace/contracts';
import { type Logger, stateRecordedBy, type TaskStates } from '@millrace/ports';
import { acceptanceTimeScript, withdrawAcceptanceScript } from './acceptance-time-script.ts';
import { connectRedis, type RedisAddress } from './redis-connection.ts';
import { redisScript } from './redis-script.ts';
import { stateOfFields, type ToldFields, toldFields } from './task-fields.ts';
import { taskStateScript } from './task-state-script.ts';
import { taskSubscriptions } from './task-subscriptions.ts';
import { underWayScript } from './under-way-script.ts';

export interface RedisTaskStatesOptions extends RedisAddress {
  /** How long a state is kept after its last writing. */
  readonly ttlSeconds: number;
  /** Put before every key and channel, for installations that share a Redis. */
  readonly keyPrefix?: string;
  readonly log: Logger;
}

/** Longer than any clock is wrong by, and than a document waits between two uploads that race. */
const acceptanceTtlSeconds = 7 * 24 * 3600;

/**
 * Task states in Redis: see docs/task-state.md for the keys. Every update is one script, one round trip.
 * Opens also when Redis is down; calls throw `DEPENDENCY_UNAVAILABLE` until it answers.
 */
export async function openRedisTaskStates(options: RedisTaskStatesOptions): Promise<TaskStates> {
  const { ttlSeconds, keyPrefix = '', log } = options;
  const merge = redisScript(taskStateScript);
  const acceptance = redisScript(acceptanceTimeScript);
  const withdrawal = redisScript(withdrawAcceptanceScript);
  const underWay = redisScript(underWayScript);
  const connection = connectRedis(options, log);
  const hashOf = (taskId: string) => keyPrefix + taskStateKey(taskId);
  const acceptedOf = (tenant: string, documentId: string) => `${keyPrefix}millrace:accepted:${tenant}:${documentId}`;
  const underWayOf = (tenant: string) => `${keyPrefix}millrace:under-way:${tenant}`;
  const channelOf = (taskId: string) => `${hashOf(taskId)}:changes`;

  const tell = async (state: TaskState, members?: ToldFields['members']): Promise<void> => {
    const hash = hashOf(state.taskId);
    const args = [JSON.stringify(toldFields(state, members)), ttlSeconds, channelOf(state.taskId)];
    const keys = [hash, `${hash}:embedded`, `${hash}:indexed`, underWayOf(state.tenant)];
    await connection.run((redis) => merge(redis, keys, args));
  };

  const get = async (taskId: string): Promise<TaskState | undefined> =>
    stateOfFields(await connection.run((redis) => redis.hgetall(hashOf(taskId))));

  const subscriptions = taskSubscriptions({
    channelOf,
    get,
    connect: (onReady) => connectRedis(options, log, onReady),
  });

  await connection.settled();
  return {
    record: (update) =>
      tell(stateRecordedBy(update, new Date()), { embedded: update.embedded, indexed: update.indexed }),
    restore: (state) => tell(state),
    get,
    subscribe: subscriptions.add,
    async acceptanceTime(tenant, documentId) {
      const keys = [acceptedOf(tenant, documentId)];
      try {
        return Number(await connection.run((redis) => acceptance(redis, keys, [acceptanceTtlSeconds])));
      } catch (error) {
        log.warn({ err: error, documentId }, 'the local clock gives the acceptance time');
        return Date.now();
      }
    },
    async lastAcceptanceTime(tenant, documentId) {
      const time = await connection.run((redis) => redis.get(acceptedOf(tenant, documentId)));
      return time === null ? undefined : Number(time);
    },
    async withdrawAcceptance(tenant, documentId, time, former) {
      await connection.run((redis) => withdrawal(redis, [acceptedOf(tenant, documentId)], [time, former ?? '']));
    },
    async underWay(tenant) {
      return Number(await connection.run((redis) => underWay(redis, [underWayOf(tenant)], [])));
    },
    async ping() {
      await connection.run((redis) => redis.ping());
    },
    async close() {
      subscriptions.close();
      connection.close();
    },
  };
}

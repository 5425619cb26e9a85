import type { TaskState } from '@millrace/contracts';
import type { Redis } from 'ioredis';
import type { RedisConnection } from './redis-connection.ts';
import { stateOfFields } from './task-fields.ts';

export interface TaskSubscriptions {
  add(taskId: string, onChange: (state: TaskState) => void): Promise<() => Promise<void>>;
  close(): void;
}

export interface TaskSubscriptionsOptions {
  readonly channelOf: (taskId: string) => string;
  /** Opens the connection that subscribes: only once somebody does. */
  readonly connect: (onReady: (redis: Redis) => void) => RedisConnection;
  readonly get: (taskId: string) => Promise<TaskState | undefined>;
}

interface Channel {
  readonly taskId: string;
  readonly subscribers: Set<(state: TaskState) => void>;
  readonly subscribed: Promise<unknown>;
  /** How many states it has told. */
  told: number;
}

/** One connection for all subscribers of this process, and one Redis channel for all subscribers of a task. */
export function taskSubscriptions({ channelOf, connect, get }: TaskSubscriptionsOptions): TaskSubscriptions {
  const channels = new Map<string, Channel>();
  let connection: RedisConnection | undefined;

  const tell = (channel: Channel, state: TaskState): void => {
    channel.told += 1;
    for (const onChange of channel.subscribers) onChange(state);
  };

  const onMessage = (name: string, json: string): void => {
    const channel = channels.get(name);
    const state = channel && stateOfFields(JSON.parse(json));
    if (state) tell(channel, state);
  };

  /** What was told while the connection was broken went unheard, so each task is read again. */
  const catchUp = async (redis: Redis): Promise<void> => {
    if (channels.size === 0) return;
    const broken = [...channels].map(([name, channel]) => ({ name, channel, told: channel.told }));
    await redis.subscribe(...broken.map(({ name }) => name));
    for (const { channel, told } of broken) {
      const state = await get(channel.taskId);
      if (state && channel.told === told) tell(channel, state);
    }
  };

  const open = (): RedisConnection => {
    let isFirst = true;
    return connect((redis) => {
      if (isFirst) redis.on('message', onMessage);
      // A connection that fails meanwhile is made again, and then this is done again.
      else catchUp(redis).catch(() => {});
      isFirst = false;
    });
  };

  const leave = async (name: string, channel: Channel, subscriber: (state: TaskState) => void): Promise<void> => {
    if (!channel.subscribers.delete(subscriber) || channel.subscribers.size > 0) return;
    channels.delete(name);
    await connection?.run((redis) => redis.unsubscribe(name)).catch(() => {});
  };

  return {
    async add(taskId, onChange) {
      connection ??= open();
      const name = channelOf(taskId);
      const channel = channels.get(name) ?? {
        taskId,
        subscribers: new Set(),
        subscribed: connection.run((redis) => redis.subscribe(name)),
        told: 0,
      };
      channels.set(name, channel);
      const subscriber = (state: TaskState) => onChange(state);
      channel.subscribers.add(subscriber);
      try {
        await channel.subscribed;
      } catch (error) {
        await leave(name, channel, subscriber);
        throw error;
      }
      return () => leave(name, channel, subscriber);
    },
    close() {
      channels.clear();
      connection?.close();
    },
  };
}

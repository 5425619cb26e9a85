import { dependencyUnavailable } from '@millrace/contracts';
import type { Logger } from '@millrace/ports';
import { Redis } from 'ioredis';
import { createAvailability } from './availability.ts';
import { isConnectionLoss, toRedisError } from './redis-error.ts';

export interface RedisAddress {
  readonly host: string;
  readonly port: number;
  /** The default user where empty. */
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** Number of the database; 0 where not given. */
  readonly db?: number | undefined;
  readonly tls?: boolean | undefined;
}

/** A connection that comes back by itself for as long as it is open. */
export interface RedisConnection {
  /**
   * Runs a command that is safe to repeat. A short break is waited out; in a longer one every call throws
   * `DEPENDENCY_UNAVAILABLE` at once, so that nothing queues up.
   */
  run<Result>(command: (redis: Redis) => Promise<Result>): Promise<Result>;
  /** For what may fail at once: its commands are refused while there is no connection. */
  readonly client: Redis;
  /** Resolves when the server is reached for the first time, or was not within the grace. */
  settled(): Promise<void>;
  close(): void;
}

/** How long a break is waited out, from its beginning. */
const graceMs = 2_000;
const timeoutMs = 2_000;
const longestReconnectMs = 2_000;

/** @param onReady Called with the client at each connection, the first one too. */
export function connectRedis(
  address: RedisAddress,
  log: Logger,
  onReady: (redis: Redis) => void = () => {},
): RedisConnection {
  const { host, port, user, password, db = 0, tls = false } = address;
  let lastError: unknown = new Error('not connected yet');
  const availability = createAvailability({
    graceMs,
    onLongBreak() {
      log.warn({ host, port, err: lastError }, 'Redis does not answer');
      return dependencyUnavailable('redis', lastError);
    },
  });

  const redis = new Redis({
    host,
    port,
    db,
    ...(user && { username: user }),
    ...(password && { password }),
    ...(tls && { tls: {} }),
    connectionName: 'millrace',
    connectTimeout: timeoutMs,
    commandTimeout: timeoutMs,
    // A server that holds the connection and says nothing is given up, so that later calls need not wait for their timeout.
    socketTimeout: 2 * timeoutMs,
    // Commands in flight when the connection breaks are rejected, and repeated by `run`; none is queued in the client.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    autoResubscribe: false,
    retryStrategy: reconnectDelay,
  });
  redis.on('error', (error) => {
    lastError = error;
  });
  redis.on('close', () => availability.lost());
  redis.on('ready', () => {
    log.info({ host, port }, 'connected to Redis');
    availability.back();
    onReady(redis);
  });

  return {
    client: redis,
    async run(command) {
      await availability.up();
      try {
        return await command(redis);
      } catch (error) {
        if (!isConnectionLoss(error) || redis.status === 'end') throw toRedisError(error);
      }
      // The error may come before the event that tells of the loss.
      if (redis.status !== 'ready') availability.lost();
      await availability.up();
      return await command(redis).catch((error: unknown) => {
        throw toRedisError(error);
      });
    },
    settled: () => availability.up().catch(() => {}),
    close() {
      availability.end(dependencyUnavailable('redis', new Error('the client was closed')));
      redis.disconnect();
    },
  };
}

/** Milliseconds until the next attempt: twice as long each time up to two seconds, spread so that a fleet does not come at once. */
function reconnectDelay(attempts: number): number {
  return Math.min(25 * 2 ** attempts, longestReconnectMs) * (0.75 + Math.random() / 2);
}

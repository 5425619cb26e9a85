import { Redis } from 'ioredis';

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

const longestReconnectMs = 2_000;

/**
 * A connection as BullMQ wants it: a command waits, however long, until the server is back; once `leaving` aborts, it waits no more.
 * BullMQ opens further ones with the same options.
 */
export function connectRedis(address: RedisAddress, leaving: AbortSignal): Redis {
  const { host, port, user, password, db = 0, tls = false } = address;
  return new Redis({
    host,
    port,
    db,
    ...(user && { username: user }),
    ...(password && { password }),
    ...(tls && { tls: {} }),
    connectionName: 'millrace-clock',
    connectTimeout: 2_000,
    maxRetriesPerRequest: null,
    // Spread, so that a fleet does not come at once.
    retryStrategy: (attempts) =>
      leaving.aborted ? null : Math.min(25 * 2 ** attempts, longestReconnectMs) * (0.75 + Math.random() / 2),
  });
}

import { randomUUID } from 'node:crypto';
import type { Cache, Logger } from '@millrace/ports';
import type { Redis } from 'ioredis';
import { connectRedis, type RedisAddress } from './redis-connection.ts';

export interface RedisCacheOptions extends RedisAddress {
  /** Put before every key, for installations that share a Redis. */
  readonly keyPrefix?: string;
  readonly log: Logger;
}

/** Longer than any entry is kept. */
const stampSeconds = 24 * 3_600;

/** What is larger is not kept: it would push out much else, and Redis holds the task states too. */
const longestEntry = 256 * 1024;

/**
 * A cache that all replicas share. A scope has a stamp, a random word that whoever reads first puts there; an entry bears the stamp that was
 * there before it was read from the source, and counts only while that stamp stands. To invalidate a scope is to take its stamp away.
 *
 * While Redis is out of reach nothing can be invalidated there. So there is a stamp over all, which every process changes as soon as it is
 * connected, and before it reads anything: what was kept before a break is found by nobody who was cut off, nor by anybody else once one
 * of them is back. Until then a process that was not cut off may find what another has changed meanwhile, for the time that an entry is kept.
 */
export async function openRedisCache(options: RedisCacheOptions): Promise<Cache> {
  const { keyPrefix = '', log } = options;
  const overall = `${keyPrefix}millrace:cache`;
  const stampOf = (scope: string) => `${overall}:stamp:${scope}`;
  let usable = false;
  let renewed = Promise.resolve();

  const connection = connectRedis(options, log, (redis) => {
    renewed = redis.set(overall, randomUUID()).then(
      () => {
        usable = true;
      },
      (error: unknown) => log.warn({ err: error }, 'the cache is not used on this connection'),
    );
  });
  const { client } = connection;
  client.on('close', () => {
    usable = false;
  });

  async function find(scope: string, place: string): Promise<{ stamp: string; kept: string | undefined } | undefined> {
    if (!usable) return undefined;
    try {
      const [all, one, entry] = await client.mget(overall, stampOf(scope), place);
      const stamp = `${all ?? (await standingStamp(client, overall))} ${one ?? (await standingStamp(client, stampOf(scope)))} `;
      return { stamp, kept: entry?.startsWith(stamp) ? entry.slice(stamp.length) : undefined };
    } catch (error) {
      log.debug({ err: error }, 'the cache does not answer');
      return undefined;
    }
  }

  await connection.settled();
  await renewed;
  return {
    async through(scope, key, ttlMs, read) {
      const place = `${overall}:entry:${scope}:${key}`;
      const found = await find(scope, place);
      if (found?.kept !== undefined) return JSON.parse(found.kept);
      const value = await read();
      const entry = `${found?.stamp}${JSON.stringify(value)}`;
      if (found && entry.length <= longestEntry) {
        // Where this is lost, the next read is a miss.
        await client.set(place, entry, 'PX', ttlMs).catch(() => {});
      }
      return value;
    },
    async invalidate(scope) {
      try {
        await connection.run((redis) => redis.del(stampOf(scope)));
      } catch (error) {
        log.warn({ err: error, scope }, 'the cache could not be told of a change');
      }
    },
    async close() {
      connection.close();
    },
  };
}

/** The stamp at `key`: the one that is there, or a new one. */
async function standingStamp(redis: Redis, key: string): Promise<string> {
  const fresh = randomUUID();
  return (await redis.set(key, fresh, 'EX', stampSeconds, 'NX', 'GET')) ?? fresh;
}

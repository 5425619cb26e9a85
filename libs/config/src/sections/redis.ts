import { z } from 'zod';
import { setting, withUrl } from '../setting.ts';
import { decoded, isSecure } from '../url-parts.ts';

export const redisSettings = withUrl(
  z.object({
    host: setting(z.string().default('localhost'), { env: ['REDIS_HOST'], describe: 'Host of Redis' }),
    port: setting(z.int().min(1).max(65_535).default(6379), { env: ['REDIS_PORT'], describe: 'Port of Redis' }),
    user: setting(z.string().default(''), {
      env: ['REDIS_USER', 'REDIS_USERNAME'],
      describe: 'User of Redis; empty for the default one',
    }),
    password: setting(z.string().default(''), {
      env: ['REDIS_PASSWORD'],
      secret: true,
      describe: 'Password of Redis',
    }),
    db: setting(z.int().min(0).default(0), { env: ['REDIS_DB'], describe: 'Number of the logical database' }),
    tls: setting(z.boolean().default(false), { env: ['REDIS_TLS'], describe: 'Connect by TLS' }),
  }),
  {
    env: ['REDIS_URL'],
    describe: 'redis://user:password@host:port/db, or rediss:// for TLS',
    protocols: ['redis:', 'rediss:'],
    parts: partsOfRedisUrl,
  },
);
export type RedisSettings = z.infer<typeof redisSettings>;

export function partsOfRedisUrl(url: URL): Readonly<Record<keyof RedisSettings, string | undefined>> {
  return {
    host: url.hostname,
    port: url.port,
    user: decoded(url.username),
    password: decoded(url.password),
    db: url.pathname.slice(1),
    tls: isSecure(url),
  };
}

import { z } from 'zod';
import { setting, withUrl } from '../setting.ts';
import { decoded, isSecure } from '../url-parts.ts';

export const postgresSettings = withUrl(
  z.object({
    host: setting(z.string().default('localhost'), {
      env: ['POSTGRES_HOST', 'DB_HOST'],
      describe: 'Host of Postgres',
    }),
    port: setting(z.int().min(1).max(65_535).default(5432), {
      env: ['POSTGRES_PORT', 'DB_PORT'],
      describe: 'Port of Postgres',
    }),
    user: setting(z.string().default('millrace'), {
      env: ['POSTGRES_USER', 'DB_USER'],
      describe: 'User of Postgres',
    }),
    password: setting(z.string().default(''), {
      env: ['POSTGRES_PASSWORD', 'DB_PASSWORD'],
      secret: true,
      describe: 'Password of Postgres',
    }),
    database: setting(z.string().default('millrace'), {
      env: ['POSTGRES_DB', 'DB_NAME'],
      describe: 'Name of the database',
    }),
    tls: setting(z.boolean().default(false), {
      env: ['POSTGRES_TLS'],
      describe: 'Connect by TLS and check the certificate',
    }),
    maxConnections: setting(z.int().min(1).max(100).default(5), {
      env: ['POSTGRES_MAX_CONNECTIONS'],
      describe: 'The most connections of one process',
    }),
  }),
  {
    env: ['POSTGRES_URL', 'DATABASE_URL'],
    describe: 'postgres://user:password@host:port/database',
    protocols: ['postgres:', 'postgresql:'],
    parts: (url) => ({
      host: url.hostname,
      port: url.port,
      user: decoded(url.username),
      password: decoded(url.password),
      database: decoded(url.pathname.slice(1)),
      tls: isSecure(url, 'require', 'verify-ca', 'verify-full'),
    }),
  },
);
export type PostgresSettings = z.infer<typeof postgresSettings>;

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MillraceError } from '@millrace/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadConfig } from './load-config.ts';
import { logSettings } from './sections/log.ts';
import { objectsSettings } from './sections/objects.ts';
import { postgresSettings } from './sections/postgres.ts';
import { rabbitmqSettings } from './sections/rabbitmq.ts';
import { redisSettings } from './sections/redis.ts';
import { setting } from './setting.ts';

const schema = z.object({
  postgres: postgresSettings,
  redis: redisSettings,
  models: z.object({
    openaiApiKey: setting(z.string().optional(), { env: ['OPENAI_API_KEY'], secret: true, describe: 'Key' }),
  }),
  parser: z.object({ memoryMb: z.int().default(512), formats: z.array(z.string()).default(['pdf']) }),
});

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'millrace-config-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(join(cwd, name), text);

function problemsOf(load: () => unknown): string[] {
  try {
    load();
  } catch (error) {
    if (error instanceof MillraceError && error.code === 'CONFIG_INVALID') return error.message.split('\n- ').slice(1);
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  it('takes a URL apart, and a field’s own variable of the same level wins', () => {
    const env = { DATABASE_URL: 'postgres://u:p%40ss@db:6000/name?sslmode=require', POSTGRES_PORT: '6001' };
    expect(loadConfig(schema, { cwd, env }).postgres).toMatchObject({
      host: 'db',
      port: 6001,
      user: 'u',
      password: 'p@ss',
      database: 'name',
      tls: true,
    });
    const bus = loadConfig(z.object({ rabbitmq: rabbitmqSettings }), {
      cwd,
      env: { RABBITMQ_URL: 'amqps://a:b@mq/%2Fteam' },
    });
    expect(bus.rabbitmq).toMatchObject({ host: 'mq', port: 5671, user: 'a', vhost: '/team', tls: true });
  });

  it('replaces references in YAML from environment and .env, with defaults', () => {
    write('.env', 'DB_SECRET=from-dotenv\n');
    write(
      'millrace.yaml',
      `
postgres:
  host: "\${PG_HOST:-fallback}"
  port: \${PG_PORT:-7000}
  password: "\${DB_SECRET}-$\${x}"
models:
  openaiApiKey: "\${KEY}"
`,
    );
    const config = loadConfig(schema, { cwd, env: { KEY: 'sk-1', PG_HOST: '' } });
    expect(config.postgres).toMatchObject({ host: 'fallback', port: 7000, password: `from-dotenv-\${x}` });
    expect(config.models.openaiApiKey).toBe('sk-1');
  });

  it('says which reference is not set, unless a higher level sets the field', () => {
    write('millrace.yaml', `postgres: { host: "\${NOWHERE}" }`);
    expect(problemsOf(() => loadConfig(schema, { cwd, env: {} }))).toEqual([
      'postgres.host (millrace.yaml:1): refers to NOWHERE, which is not set and has no default',
    ]);
    expect(problemsOf(() => loadConfig(schema, { cwd, env: { POSTGRES_HOST: 'x' } }))).toEqual([]);
  });

  it('derives the variable of a plain field from its path, and coerces numbers, booleans and lists', () => {
    const env = { MILLRACE_PARSER_MEMORY_MB: '64', MILLRACE_PARSER_FORMATS: 'pdf, docx', REDIS_TLS: 'yes' };
    const config = loadConfig(schema, { cwd, env });
    expect(config.parser).toEqual({ memoryMb: 64, formats: ['pdf', 'docx'] });
    expect(config.redis.tls).toBe(true);
  });

  it('keeps text that looks like a number as it is written', () => {
    write('millrace.yaml', 'redis: { password: 007 }');
    expect(loadConfig(schema, { cwd, env: {} }).redis.password).toBe('007');
  });

  it('lists every problem at once by the name of its variable, without secrets', () => {
    write('millrace.yaml', 'redis: { hots: x }');
    const strict = schema.extend({ must: z.object({ have: z.string() }) });
    const env = { POSTGRES_PORT: 'abc', REDIS_DB: '-1', REDIS_URL: 'not a url' };
    expect(problemsOf(() => loadConfig(strict, { cwd, env })).toSorted()).toEqual([
      'MILLRACE_MUST_HAVE (in YAML must.have) is not set: a text is wanted',
      'POSTGRES_PORT (environment): a whole number from 1 to 65535 is wanted, not "abc"',
      'REDIS_DB (environment): a whole number of at least 0 is wanted, not "-1"',
      'REDIS_URL (environment): not a URL such as redis://user:password@host:port/db, or rediss:// for TLS',
      'redis.hots (millrace.yaml:1): no such setting; did you mean redis.host?',
    ]);
  });

  it('never shows the value of a secret that is refused', () => {
    const secretive = z.object({
      a: z.object({ key: setting(z.string().max(3), { env: ['KEY'], secret: true, describe: 'k' }) }),
    });
    expect(problemsOf(() => loadConfig(secretive, { cwd, env: { KEY: 'hunter2' } }))).toEqual([
      'KEY (environment): at most 3 characters are allowed',
    ]);
  });

  it('reads the file that MILLRACE_CONFIG names, and says when it is not there or not YAML', () => {
    write('other.yaml', 'redis: { host: other }');
    expect(loadConfig(schema, { cwd, env: { MILLRACE_CONFIG: 'other.yaml' } }).redis.host).toBe('other');
    expect(problemsOf(() => loadConfig(schema, { cwd, env: { MILLRACE_CONFIG: 'none.yaml' } }))).toEqual([
      'MILLRACE_CONFIG (environment): none.yaml cannot be read: there is no such file',
    ]);
    write('millrace.yaml', '- a\n- b');
    expect(problemsOf(() => loadConfig(schema, { cwd, env: {} }))).toEqual([
      'millrace.yaml must hold sections, such as "postgres:" with "host: …" under it',
    ]);
  });

  it('keeps what a section presets, below all other levels', () => {
    const standalone = z.object({ log: logSettings.prefault({ level: 'warn', format: 'pretty' }) });
    expect(loadConfig(standalone, { cwd, env: { LOG_FORMAT: 'json' } }).log).toMatchObject({
      level: 'warn',
      format: 'json',
    });
  });

  it('takes MinIO’s endpoint without a scheme', () => {
    const config = loadConfig(z.object({ objects: objectsSettings }), { cwd, env: { MINIO_ENDPOINT: 'minio:9000' } });
    expect(config.objects.endpoint).toBe('http://minio:9000');
    expect(
      problemsOf(() => loadConfig(z.object({ objects: objectsSettings }), { cwd, env: { MINIO_ENDPOINT: 'ftp://x' } })),
    ).toHaveLength(1);
  });
});

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeConfig } from './describe-config.ts';
import { envExample } from './env-example.ts';
import { httpSettings } from './sections/http.ts';
import { logSettings } from './sections/log.ts';
import { redisSettings } from './sections/redis.ts';
import { settingsTable } from './settings-table.ts';

const schemas = {
  'ingest-api': z.object({ http: httpSettings(8080), redis: redisSettings }),
  'query-api': z.object({ http: httpSettings(8081) }),
};

describe('settingsTable', () => {
  it('has a row for each variable with aliases, path, default by app, and meaning', () => {
    const table = settingsTable(schemas);
    expect(table).toContain(
      '| `MILLRACE_HTTP_PORT` | `http.port` | `8080`, query-api: `8081` | all | Port on which HTTP is served; 0 for a free one |',
    );
    expect(table).toContain('| `REDIS_HOST` | `redis.host` | `localhost` | ingest-api | Host of Redis |');
    expect(table).toContain('| `REDIS_URL` |  |  | ingest-api | Several at once: redis://');
  });

  it('names the apps that do not read a setting where they are fewer', () => {
    const third = z.object({ http: httpSettings(8082) });
    const table = settingsTable({ ...schemas, third, fourth: z.object({}) });
    expect(table).toContain('| `8080`, query-api: `8081`, third: `8082` | all but fourth |');
  });
});

describe('a default in the documentation', () => {
  it('is what the section presets, where it does', () => {
    const table = settingsTable({ standalone: z.object({ log: logSettings.prefault({ format: 'pretty' }) }) });
    expect(table).toContain('| `LOG_FORMAT` | `log.format` | `pretty` |');
  });
});

describe('envExample', () => {
  it('lists every variable once, commented out, with its default', () => {
    const text = envExample(schemas);
    expect(text).toContain(
      '# --- redis ---\n# Several at once: redis://user:password@host:port/db, or rediss:// for TLS\n#REDIS_URL=\n# Host of Redis\n#REDIS_HOST=localhost\n',
    );
    expect(text.match(/^#MILLRACE_HTTP_PORT=/gm)).toHaveLength(1);
  });
});

describe('describeConfig', () => {
  it('masks secrets that are set, and credentials inside URLs', () => {
    const schema = z.object({ redis: redisSettings, proxy: z.string() });
    const config = schema.parse({ redis: { password: 'hunter2' }, proxy: 'http://me:hunter2@proxy/' });
    const described = describeConfig(schema, config);
    expect(described).toMatchObject({ 'redis.host': 'localhost', 'redis.password': '***' });
    expect(JSON.stringify(described)).not.toContain('hunter2');
  });
});

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeConfig } from './describe-config.ts';
import { envExample } from './env-example.ts';
import { secretsOf } from './secrets-of.ts';
import { httpSettings } from './sections/http.ts';
import { logSettings } from './sections/log.ts';
import { modelsSettings } from './sections/models.ts';
import { redisSettings } from './sections/redis.ts';
import { settingsTables } from './settings-tables.ts';

const schemas = {
  'ingest-api': z.object({ http: httpSettings(8080), redis: redisSettings }),
  'query-api': z.object({ http: httpSettings(8081) }),
};

describe('settingsTables', () => {
  it('has a row for each setting with its variables, place in YAML, kind, default by app, and meaning', () => {
    const tables = settingsTables(schemas);
    expect(tables).toContain(
      '### http\n\nRead by all apps.\n\n| Variable | In YAML | Value | Default | Meaning |\n| --- | --- | --- | --- | --- |\n',
    );
    expect(tables).toContain(
      '| `MILLRACE_HTTP_PORT` | `http.port` | a whole number from 0 to 65535 | `8080`, query-api: `8081` | Port on which HTTP is served; 0 for a free one |',
    );
    expect(tables).toContain(
      '| `REDIS_URL` | `redis.url` | a URL that sets several, secret |  | Several at once: redis://',
    );
  });

  it('says which sections an app reads, and which apps read a section', () => {
    const third = z.object({ http: httpSettings(8082) });
    const tables = settingsTables({ ...schemas, third, fourth: z.object({ log: logSettings }) });
    expect(tables).toContain('| `ingest-api` | [redis](#redis) |');
    expect(tables).toContain('### http\n\nRead by all but fourth.');
    expect(tables).toContain('### redis\n\nRead by ingest-api.');
  });

  it('says of a setting which apps read it, where not all do that read its section', () => {
    const few = z.object({ redis: redisSettings.pick({ host: true }) });
    expect(settingsTables({ ...schemas, few })).toContain('Port of Redis. Read by ingest-api |');
  });
});

describe('a default in the documentation', () => {
  it('is what the section presets, where it does', () => {
    const tables = settingsTables({ standalone: z.object({ log: logSettings.prefault({ format: 'pretty' }) }) });
    expect(tables).toContain('| `LOG_FORMAT` | `log.format` | one of json, pretty | `pretty` |');
  });
});

describe('envExample', () => {
  it('lists every variable once, commented out, with its default', () => {
    const text = envExample(schemas);
    expect(text).toContain(
      '# --- redis ---\n# Several at once: redis://user:password@host:port/db, or rediss:// for TLS. Secret\n#REDIS_URL=\n# Host of Redis\n#REDIS_HOST=localhost\n',
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

describe('secrets in a list of mappings', () => {
  const schema = z.object({ models: modelsSettings.prefault({}) });
  const config = schema.parse({ models: { moreText: [{ model: 'a', apiKey: 'sk-1' }, { model: 'b' }] } });

  it('are masked, and what stands beside them is shown', () => {
    expect(describeConfig(schema, config)['models.moreText']).toEqual([
      expect.objectContaining({ model: 'a', apiKey: '***' }),
      expect.objectContaining({ model: 'b', tools: true }),
    ]);
  });

  it('are known to whoever must not show them', () => {
    expect(secretsOf(schema, config)).toEqual(['sk-1']);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isNameOfTool } from './names-of-tools.ts';
import { configOf, problemsOf } from './testing/config-folder.ts';

const root = join(import.meta.dirname, '../../..');
const page = readFileSync(join(root, 'docs/configuration.md'), 'utf8');

function example(start: string): string {
  const text = [...page.matchAll(/^```\w+\n([^`]*)^```/gm)]
    .map(([, block = '']) => block)
    .find((block) => block.startsWith(start));
  if (text === undefined) throw new Error(`the page has no example that begins with ${start}`);
  return text;
}

describe('the page of settings', () => {
  it('shows a file that is valid, and reads as the page says', () => {
    const files = { 'millrace.yaml': example('# millrace.yaml'), '.env': 'DATABASE_PASSWORD=hunter2' };
    const config = configOf({ files, env: { POOL_SIZE: '' } });
    expect(config.postgres).toMatchObject({ host: 'db.internal', password: 'hunter2', maxConnections: 10 });
    expect(config.rabbitmq).toMatchObject({ host: 'bus.internal', password: 'millrace', vhost: 'millrace' });
    expect(config.models.moreText).toEqual([expect.objectContaining({ id: 'local', model: 'qwen3:8b' })]);
  });

  it('shows the messages that wrong settings get', () => {
    const problems = problemsOf({
      files: { 'millrace.yaml': 'postgres:\n  hots: db\n', '.env': '\n\nPOSTGRES_PORT=abc\n' },
      env: { MILLRACE_HTTP_PROT: '80', REDIS_PASSWORD_FILE: '/run/secrets/redis' },
    });
    const shown = example('$ node apps/query-api').split('\n- ').slice(1);
    expect(problems.toSorted()).toEqual(shown.map((line) => line.trimEnd()).toSorted());
  });
});

describe('the example of .env', () => {
  it('is valid as it stands, and with every default written out', () => {
    const text = readFileSync(join(root, '.env.example'), 'utf8');
    expect(problemsOf({ files: { '.env': text } })).toEqual([]);
    expect(problemsOf({ files: { '.env': text.replaceAll(/^#(?=[A-Z_]+=)/gm, '') } })).toEqual([]);
  });
});

describe('the names of tools', () => {
  it.each([
    'infra/settings.ts',
    'infra/compose.yaml',
    'infra/compose.dev.yaml',
    'scripts/fleet/folders.ts',
    'scripts/faults/hooks/register.ts',
  ])('are those that %s reads', (file) => {
    const names = readFileSync(join(root, file), 'utf8').match(/MILLRACE_[A-Z_]+/g) ?? [];
    const catalogue = readFileSync(join(root, 'libs/config/generated/catalogue.json'), 'utf8');
    expect(names.filter((name) => !isNameOfTool(name) && !catalogue.includes(`"${name}"`))).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import { readSettings, repository } from './settings.ts';

test('keeps everything of a checkout inside it by default, but the Debian root', () => {
  expect(readSettings({})).toEqual({
    folder: `${repository}/.millrace/infra`,
    cacheFolder: '/var/cache/millrace',
    basePort: undefined,
    engine: undefined,
    mirror: undefined,
  });
});

test.each([
  ['MILLRACE_INFRA_BASE_PORT', '80'],
  ['MILLRACE_INFRA_BASE_PORT', 'many'],
  ['MILLRACE_INFRA_ENGINE', 'podman'],
])('names %s when its value is %s', (name, value) => {
  expect(() => readSettings({ [name]: value })).toThrow(name);
});

import { expect, test } from 'vitest';
import { childEnvironment } from './child-environment.mjs';

const node = '/opt/node/bin/node';

test('puts the tools before the machine’s own programs', () => {
  const { PATH } = childEnvironment({ PATH: '/usr/bin' }, '/repo/.tools', node);
  expect(PATH).toBe('/repo/.tools/bin:/opt/node/bin:/usr/bin');
});

test('drops what npm says of its own run, and keeps how to reach the registry', () => {
  const environment = {
    npm_config_prefix: '/somewhere',
    npm_lifecycle_event: 'test',
    npm_config_registry: 'https://registry.example',
    HOME: '/home/someone',
  };
  const result = childEnvironment(environment, '/repo/.tools', node);
  expect(result).not.toHaveProperty('npm_config_prefix');
  expect(result).not.toHaveProperty('npm_lifecycle_event');
  expect(result).toMatchObject({ npm_config_registry: 'https://registry.example', HOME: '/home/someone' });
});

test('keeps compiled code in the tools’ folder', () => {
  expect(childEnvironment({}, '/repo/.tools', node).NODE_COMPILE_CACHE).toBe('/repo/.tools/compile-cache');
});

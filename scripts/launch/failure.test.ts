import { expect, test } from 'vitest';
import { explain } from './failure.mjs';

test('says what to check when the registry cannot be reached', () => {
  const message = explain('npm could not install the tools:', 'npm error code ENOTFOUND\nnpm error host unknown');
  expect(message).toContain('npm could not install the tools:');
  expect(message).toContain('Check the network and the proxy settings');
});

test('says how to bring the lockfile up to date', () => {
  expect(explain('pnpm failed:', ' ERR_PNPM_OUTDATED_LOCKFILE  Cannot install')).toContain('.tools/bin/pnpm install');
});

test('shows only the end of a long output', () => {
  const output = Array.from({ length: 100 }, (_, index) => `line ${index}`).join('\n');
  const message = explain('pnpm failed:', output);
  expect(message).toContain('line 99');
  expect(message).not.toContain('line 50\n');
});

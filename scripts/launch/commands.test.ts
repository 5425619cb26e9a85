import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from './commands.mjs';

const root = dirname(dirname(import.meta.dirname));

/** Run by turbo inside a verification, never by hand. */
const internal = ['typecheck'];

test('serves exactly the commands that package.json names', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const launched = Object.entries(scripts).filter(([name]) => !internal.includes(name));
  const named = Object.keys(commands).map((name) => [name, `node scripts/launch.mjs ${name}`]);
  expect(Object.fromEntries(launched)).toEqual(Object.fromEntries(named));
});

test.each(Object.entries(commands))('finds the script of the command %s', (_name, { script }) => {
  expect(existsSync(join(root, script))).toBe(true);
});

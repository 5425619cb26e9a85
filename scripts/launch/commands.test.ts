import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from './commands.mjs';

const root = dirname(dirname(import.meta.dirname));

test('serves exactly the commands that package.json names', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const named = Object.keys(commands).map((name) => [name, `node scripts/launch.mjs ${name}`]);
  expect(scripts).toEqual(Object.fromEntries(named));
});

test.each(Object.entries(commands))('finds the script of the command %s', (_name, { script }) => {
  expect(existsSync(join(root, script))).toBe(true);
});

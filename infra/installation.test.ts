import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openInstallation, portsOf, readInstallation } from './installation.ts';
import { readSettings } from './settings.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'millrace-infra-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('keeps the ports and the password of the first start', async () => {
  const settings = readSettings({ MILLRACE_INFRA_DIR: folder });
  const first = await openInstallation(settings, 'native');
  expect(await openInstallation(settings, 'native')).toEqual(first);
  expect(readInstallation(folder)).toEqual(first);
});

test('moves all ports to a base that was asked for, and keeps the password', async () => {
  const first = await openInstallation(readSettings({ MILLRACE_INFRA_DIR: folder }), 'native');
  const moved = await openInstallation(
    readSettings({ MILLRACE_INFRA_DIR: folder, MILLRACE_INFRA_BASE_PORT: '31000' }),
    'native',
  );
  expect(portsOf(moved).amqp).toBe(31_000);
  expect(moved.password).toBe(first.password);
});

test('shows the password to its owner only', async () => {
  await openInstallation(readSettings({ MILLRACE_INFRA_DIR: folder }), 'native');
  expect(statSync(join(folder, 'installation.json')).mode & 0o077).toBe(0);
});

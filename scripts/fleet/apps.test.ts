import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { findApp, fleetApps } from './apps.ts';

const root = dirname(dirname(import.meta.dirname));
const notServices = ['backup', 'cli', 'standalone'];

test('lists every app of the workspace but those that are no part of a fleet', () => {
  const apps = readdirSync(join(root, 'apps')).filter((name) => !notServices.includes(name));
  expect(fleetApps.map(({ name }) => name).toSorted()).toEqual(apps.toSorted());
});

test('names the apps that there are when asked for one that is not', () => {
  expect(() => findApp('embeder')).toThrow('Known: ingest-api');
});

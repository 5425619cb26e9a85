import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openObjectLinks } from './object-links.ts';

let folder: string;
let file: string;
let now = Date.parse('2026-01-01T00:00:00Z');
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millrace-links-'));
  file = join(folder, 'key');
});
afterAll(() => rm(folder, { recursive: true }));

const open = (path = '/objects/images') => openObjectLinks({ file, path, now: () => now });
const refused = expect.objectContaining({ code: 'AUTHORIZATION_ERROR' });

test('a link holds until its time is over', async () => {
  const links = await open();
  const link = links.sign('alice/s 1/图?#%.png', 3_600);
  expect(links.keyOf(link)).toBe('alice/s 1/图?#%.png');
  now += 3_599_000;
  expect(links.keyOf(link)).toBe('alice/s 1/图?#%.png');
  now += 1_000;
  expect(() => links.keyOf(link)).toThrow(refused);
});

test('a link that was altered is refused', async () => {
  const links = await open();
  const link = links.sign('alice/a.png', 60);
  const [, expires = '', signature = ''] = /expires=(\d+)&signature=(.+)$/.exec(link) ?? [];
  const altered = [
    link.replace('a.png', 'b.png'),
    link.replace(expires, String(Number(expires) + 1)),
    link.replace(
      signature,
      signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')),
    ),
    link.replace(signature, signature.slice(0, -4)),
    link.replace(`&signature=${signature}`, ''),
    link.replace('a.png', '%ff'),
    '/objects/images/alice/a.png',
    '/objects/images/',
  ];
  for (const url of altered) expect(() => links.keyOf(url), url).toThrow(refused);
});

test('a link to one store opens no other, though they share a secret', async () => {
  const link = (await open()).sign('a.png', 60);
  const other = await open('/objects/documents');
  expect(() => other.keyOf(link.replace('images', 'documents'))).toThrow(refused);
});

test('links outlast the process, by a secret that only its user can read', async () => {
  const link = (await open()).sign('a.png', 60);
  expect((await open()).keyOf(link)).toBe('a.png');
  expect((await stat(file)).mode & 0o077).toBe(0);
});

test('a secret that was cut short is made anew', async () => {
  const link = (await open()).sign('a.png', 60);
  await writeFile(file, 'short');
  const links = await open();
  expect(() => links.keyOf(link)).toThrow(refused);
  expect(links.keyOf(links.sign('a.png', 60))).toBe('a.png');
});

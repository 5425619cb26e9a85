import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findDebianMirror } from './debian-mirror.ts';

let apt = '';

beforeEach(() => {
  apt = mkdtempSync(join(tmpdir(), 'millrace-apt-'));
  mkdirSync(join(apt, 'sources.list.d'));
});

afterEach(() => rmSync(apt, { recursive: true }));

test('finds the mirror in one-line sources, past other archives and options', () => {
  const lines = [
    '# deb http://commented.example/debian trixie main',
    'deb [signed-by=/usr/share/keyrings/vendor.gpg] https://packages.example/vendor stable main',
    'deb-src http://source.example/debian bookworm main',
    'deb [arch=amd64] http://mirror.example/debian bookworm main',
  ];
  writeFileSync(join(apt, 'sources.list'), lines.join('\n'));
  expect(findDebianMirror(apt)).toBe('http://mirror.example/debian');
});

test('finds the mirror in stanzas, past disabled ones and the security archive', () => {
  const stanzas = `Types: deb
URIs: http://disabled.example/debian
Suites: bookworm
Enabled: no

Types: deb
URIs: http://mirror.example/debian-security
Suites: bookworm-security

# The archive itself
Types: deb deb-src
URIs: http://mirror.example/debian/
Suites: bookworm bookworm-updates
Components: main
`;
  writeFileSync(join(apt, 'sources.list.d', 'debian.sources'), stanzas);
  expect(findDebianMirror(apt)).toBe('http://mirror.example/debian/');
});

test('follows a list of mirrors to its first', () => {
  const list = join(apt, 'mirrors.list');
  writeFileSync(list, 'http://first.example/debian\nhttp://second.example/debian\n');
  writeFileSync(join(apt, 'sources.list'), `deb mirror+file:${list} bookworm main`);
  expect(findDebianMirror(apt)).toBe('http://first.example/debian');
});

test('finds none on another distribution', () => {
  writeFileSync(join(apt, 'sources.list'), 'deb http://archive.example/ubuntu noble main');
  expect(findDebianMirror(apt)).toBeUndefined();
});

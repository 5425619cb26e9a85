import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { workspaceHash } from './workspace-packages.mjs';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'millrace-workspace-'));
  mkdirSync(join(root, 'libs', 'ports'), { recursive: true });
  writeFileSync(join(root, 'package.json'), '{}');
  writeFileSync(join(root, 'pnpm-lock.yaml'), 'lockfileVersion: 9');
  writeFileSync(join(root, 'libs', 'ports', 'package.json'), '{"name":"ports"}');
});

afterEach(() => rmSync(root, { recursive: true }));

test('asks for no install while nothing that decides it has changed', () => {
  const before = workspaceHash(root);
  writeFileSync(join(root, 'libs', 'ports', 'index.ts'), 'export {}');
  expect(workspaceHash(root)).toBe(before);
});

test.each(['pnpm-lock.yaml', 'libs/ports/package.json'])('asks for an install when %s has changed', (file) => {
  const before = workspaceHash(root);
  writeFileSync(join(root, file), 'changed');
  expect(workspaceHash(root)).not.toBe(before);
});

test('asks for an install when a package was added', () => {
  const before = workspaceHash(root);
  mkdirSync(join(root, 'apps', 'parser'), { recursive: true });
  writeFileSync(join(root, 'apps', 'parser', 'package.json'), '{}');
  expect(workspaceHash(root)).not.toBe(before);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readConfigFile } from './config-file.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'millrace-yaml-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

function read(text: string) {
  writeFileSync(join(cwd, 'millrace.yaml'), text);
  const problems: string[] = [];
  return { ...readConfigFile(cwd, undefined, problems), problems };
}

it('reads every scalar as text, and nothing where there is none', () => {
  const { content, problems } = read('a: { b: 007, c: yes, d: ~, e: null, f:, g: "null" }\n');
  expect(content).toEqual({ a: { b: '007', c: 'yes', d: '', e: '', f: '', g: 'null' } });
  expect(problems).toEqual([]);
});

it('knows the line of every key and item', () => {
  const { origin } = read('# a comment\na:\n  b: 1\n  c:\n    - d: 2\n      e: 3\n');
  expect(origin(['a', 'b'])).toBe('a.b (millrace.yaml:3)');
  expect(origin(['a', 'c', '0', 'e'])).toBe('a.c.0.e (millrace.yaml:6)');
});

it('takes an empty file for one that says nothing', () => {
  expect(read('# only a comment\n')).toMatchObject({ content: {}, problems: [] });
});

it('tells of an alias of nothing, and of a second document', () => {
  expect(read('a: *nowhere\n').problems).toEqual([
    'millrace.yaml is not valid YAML: Unresolved alias (the anchor must be set before the alias): nowhere',
  ]);
  expect(read('a: {}\n---\nb: {}\n').problems).toEqual([expect.stringMatching(/^millrace.yaml:2 is not valid YAML: /)]);
});

it('follows an alias', () => {
  expect(read('a: &here { b: 1 }\nc: *here\n').content).toEqual({ a: { b: '1' }, c: { b: '1' } });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readDotenv } from './dotenv-file.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'millrace-dotenv-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

function read(text: string) {
  writeFileSync(join(cwd, '.env'), text);
  const problems: string[] = [];
  const { variables, lines } = readDotenv(cwd, problems);
  return { variables, lines: Object.fromEntries(lines), problems };
}

it('knows the line of every variable, past comments, empty lines, and values over several lines', () => {
  expect(read('# A=1\n\nexport B=2\nC="x\ny" # z\n  D = \'4\'\r\nE=\n')).toEqual({
    variables: { B: '2', C: 'x\ny', D: '4', E: '' },
    lines: { B: 3, C: 4, D: 6, E: 7 },
    problems: [],
  });
});

it('takes the last of several assignments, and its line', () => {
  expect(read('A=1\nA=2')).toMatchObject({ variables: { A: '2' }, lines: { A: 2 } });
});

it('tells of lines that are no assignments, and goes on', () => {
  expect(read('A=1\npassword hunter2\nB: 2\nC=3')).toMatchObject({
    variables: { A: '1', C: '3' },
    problems: ['.env:2 is no assignment: write NAME=value', '.env:3 is no assignment: write NAME=value'],
  });
});

it('does without the file', () => {
  const problems: string[] = [];
  expect(readDotenv(cwd, problems).variables).toEqual({});
  expect(problems).toEqual([]);
});

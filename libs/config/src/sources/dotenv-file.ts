import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import type { Variables } from './level.ts';
import { readText, whyUnreadable } from './read-text.ts';

export interface DotenvFile {
  readonly variables: Variables;
  /** Line of a variable's last assignment, which is the one that counts. */
  readonly lines: ReadonlyMap<string, number>;
}

/** A comment, an assignment (a quoted value may go over several lines), or whatever else the next line is. */
const statement =
  /[^\S\n]*(?:#[^\n]*|(?:export[^\S\n]+)?([A-Za-z_][\w.-]*)[^\S\n]*=[^\S\n]*(?:"[^"]*"|'[^']*'|`[^`]*`)?[^\n]*|([^\n]*))(?:\n|$)/y;

/** `.env` in `cwd`, which need not exist. Pushes what is wrong with it to `problems`, without a line of its text, which may hold secrets. */
export function readDotenv(cwd: string, problems: string[]): DotenvFile {
  let text: string;
  try {
    text = readText(resolve(cwd, '.env')) ?? '';
  } catch (error) {
    problems.push(`.env cannot be read: ${whyUnreadable(error)}`);
    return { variables: {}, lines: new Map() };
  }
  const lines = new Map<string, number>();
  let line = 1;
  for (statement.lastIndex = 0; statement.lastIndex < text.length; ) {
    const [all, name, other] = statement.exec(text) ?? [text];
    if (name !== undefined) lines.set(name, line);
    if (other?.trim()) problems.push(`.env:${line} is no assignment: write NAME=value`);
    line += all.split('\n').length - 1;
  }
  return { variables: parseEnv(text), lines };
}

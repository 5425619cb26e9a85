import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';

export interface ConfigFile {
  /** As it is named in messages. */
  readonly name: string;
  /** What it holds; every scalar is text. */
  readonly content: Readonly<Record<string, unknown>>;
}

/**
 * The YAML file: `named` (by `MILLRACE_CONFIG`), which must exist, or `millrace.yaml` in `cwd`, which need not.
 * Pushes what is wrong with it to `problems`.
 */
export function readConfigFile(cwd: string, named: string | undefined, problems: string[]): ConfigFile {
  const name = named ?? 'millrace.yaml';
  const text = readText(resolve(cwd, name));
  if (text === undefined) {
    if (named !== undefined) problems.push(`MILLRACE_CONFIG names ${name}, which cannot be read`);
    return { name, content: {} };
  }
  try {
    const content: unknown = parse(text, { schema: 'failsafe' }) ?? {};
    if (isMapping(content)) return { name, content };
    problems.push(`${name} holds no mapping`);
  } catch (error) {
    problems.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return { name, content: {} };
}

/** The text of a file, undefined where there is none. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

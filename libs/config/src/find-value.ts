import type { Field } from './field.ts';
import type { ConfigFile } from './sources/config-file.ts';
import type { Level } from './sources/level.ts';
import { resolveReferences } from './sources/references.ts';
import { fileVariable, readSecretFile } from './sources/secret-file.ts';
import { valueAt } from './value-at.ts';

/** What a source says of a setting. */
export interface Found {
  /** Undefined where the source has a say, but cannot be read: the problem is told. */
  readonly value: unknown;
  /** Whence, for people: `POSTGRES_PORT (environment)`, `postgres.port (millrace.yaml:3)`. */
  readonly origin: string;
  /** Whence a part of the value is. */
  partOrigin(path: readonly PropertyKey[]): string;
}

/** Where settings come from. */
export interface Sources {
  /** The strongest first. */
  readonly levels: readonly Level[];
  /** Below them all. */
  readonly file: ConfigFile;
  readonly cwd: string;
  /** What is wrong is pushed here. */
  readonly problems: string[];
}

/** The strongest say in a setting; undefined where no source has one. */
export function findValue(field: Field, sources: Sources): Found | undefined {
  for (const level of sources.levels) {
    const found = inLevel(field, level, sources);
    if (found) return found;
  }
  return inFile(field, sources);
}

/** A field's own variable comes before the URL of its section. */
function inLevel(field: Field, level: Level, sources: Sources): Found | undefined {
  const own = inVariables(field.variables, field.secret, level, sources);
  if (own || !field.url) return own;
  const url = inVariables(field.url.variables, true, level, sources);
  return url && partOfUrl(field, url, sources);
}

/** The first that is set; of a secret by itself or by a file, which is the same to the order, but not both. */
function inVariables(names: readonly string[], secret: boolean, level: Level, sources: Sources): Found | undefined {
  for (const name of names) {
    const value = level.variables[name];
    const path = secret ? level.variables[fileVariable(name)] : undefined;
    if (value !== undefined && path !== undefined) {
      sources.problems.push(`${level.origin(name)}: ${fileVariable(name)} is set as well; set one of the two`);
    }
    if (value !== undefined) return from(level.origin(name), value);
    if (path === undefined) continue;
    const origin = level.origin(fileVariable(name));
    return from(
      origin,
      readSecretFile(sources.cwd, path, (problem) => sources.problems.push(`${origin}: ${problem}`)),
    );
  }
  return undefined;
}

function inFile(field: Field, sources: Sources): Found | undefined {
  const own = inYaml(field.path, sources);
  if (own || !field.url) return own;
  const url = inYaml(field.url.path, sources);
  return url && partOfUrl(field, url, sources);
}

function inYaml(path: readonly string[], { file, levels, problems }: Sources): Found | undefined {
  const origin = file.origin(path);
  const value = resolveReferences(valueAt(file.content, path), {
    lookUp: (name) => levels.map(({ variables }) => variables[name]).find((found) => found !== undefined),
    onProblem: (problem) => problems.push(`${origin}: ${problem}`),
  });
  if (value === undefined || value === '') return undefined;
  return { value, origin, partOrigin: (part) => file.origin([...path, ...part]) };
}

function partOfUrl({ url, path }: Field, found: Found, { problems }: Sources): Found | undefined {
  if (!url || found.value === undefined) return undefined;
  try {
    const parsed = new URL(String(found.value));
    if (!url.form.protocols.includes(parsed.protocol)) throw new TypeError('another protocol');
    const value = url.form.parts(parsed)[path.at(-1) ?? ''];
    return value ? from(found.origin, value) : undefined;
  } catch {
    problems.push(`${found.origin}: not a URL such as ${url.form.describe}`);
    return undefined;
  }
}

function from(origin: string, value: unknown): Found {
  return { value, origin, partOrigin: (part) => `${origin} at ${part.join('.')}` };
}

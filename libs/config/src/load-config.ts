import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { MillraceError } from '@millrace/contracts';
import type { z } from 'zod';
import { coerce } from './coerce.ts';
import { type ConfigFile, isMapping, readConfigFile, readText } from './config-file.ts';
import { type Field, fieldsOf } from './field.ts';
import { resolveReferences } from './references.ts';
import { unknownKeys } from './unknown-keys.ts';

type Variables = Readonly<Record<string, string | undefined>>;

export interface LoadOptions {
  /** Default: the environment of the process. */
  readonly env?: Variables;
  /** Folder of `millrace.yaml` and `.env`. Default: the working directory. */
  readonly cwd?: string;
  /** Variables from the command line: they win over all else. */
  readonly overrides?: Variables;
}

interface Found {
  readonly value: unknown;
  /** Whence, for messages: `POSTGRES_PORT (environment)`. */
  readonly origin: string;
}

/**
 * The configuration of an app: default < YAML file < `.env` < environment < command line. Within a level `MILLRACE_X` wins over `X`, and a
 * field's own variable over its section's URL. An empty variable counts as unset.
 *
 * Throws `CONFIG_INVALID`, its message listing everything that is wrong, one problem a line, each by the name of its variable.
 */
export function loadConfig<S extends z.ZodObject>(schema: S, options: LoadOptions = {}): z.output<S> {
  const { env = process.env, cwd = process.cwd(), overrides = {} } = options;
  const problems: string[] = [];
  const dotenv: Variables = parseEnv(readText(resolve(cwd, '.env')) ?? '');
  const lookUp = (name: string) => overrides[name] || env[name] || dotenv[name] || undefined;
  const file = readConfigFile(cwd, lookUp('MILLRACE_CONFIG'), problems);

  const fields = fieldsOf(schema);
  const draft = presetSections(fields);
  const origins = new Map<Field, Found>();
  for (const field of fields) {
    const found =
      fromVariables(field, overrides, 'command line', problems) ??
      fromVariables(field, env, 'environment', problems) ??
      fromVariables(field, dotenv, '.env', problems) ??
      fromFile(field, file, lookUp, problems);
    if (!found) continue;
    origins.set(field, found);
    assign(draft, field.path, coerce(field.schema, found.value));
  }
  problems.push(...unknownKeys(schema, file));

  const result = schema.safeParse(draft);
  for (const issue of result.error?.issues ?? []) problems.push(explain(issue, fields, origins));
  if (result.success && problems.length === 0) return result.data;
  throw new MillraceError('CONFIG_INVALID', ['The configuration is not valid:', ...new Set(problems)].join('\n- '));
}

function fromVariables(field: Field, source: Variables, level: string, problems: string[]): Found | undefined {
  const name = field.variables.find((variable) => source[variable]);
  if (name) return { value: source[name], origin: `${name} (${level})` };
  const url = field.url?.variables.find((variable) => source[variable]);
  if (!field.url || !url) return undefined;
  try {
    const value = field.url.form.parts(new URL(source[url] ?? ''))[field.path.at(-1) ?? ''];
    return value ? { value, origin: `${url} (${level})` } : undefined;
  } catch {
    problems.push(`${url} (${level}): not a URL`);
    return undefined;
  }
}

function fromFile(
  field: Field,
  file: ConfigFile,
  lookUp: (name: string) => string | undefined,
  problems: string[],
): Found | undefined {
  const raw = field.path.reduce<unknown>((value, key) => (isMapping(value) ? value[key] : undefined), file.content);
  const origin = `${field.path.join('.')} (${file.name})`;
  const value = resolveReferences(raw, lookUp, (name) =>
    problems.push(`${origin}: refers to ${name}, which is not set and has no default`),
  );
  return value === undefined || value === '' ? undefined : { value, origin };
}

/** Every section, with what it presets: a section that is there is not given its own default by the schema any more. */
function presetSections(fields: readonly Field[]): Record<string, unknown> {
  const draft: Record<string, unknown> = {};
  for (const { path, preset } of fields) assign(draft, path, preset);
  return draft;
}

function assign(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key = '', ...rest] = path;
  if (rest.length === 0) {
    if (value !== undefined) target[key] = value;
    return;
  }
  const section = target[key];
  const next = isMapping(section) ? section : {};
  target[key] = next;
  assign(next, rest, value);
}

function explain(issue: z.core.$ZodIssue, fields: readonly Field[], origins: ReadonlyMap<Field, Found>): string {
  const field = fields.find(({ path }) => path.every((key, index) => issue.path[index] === key));
  if (!field) return `${issue.path.join('.') || 'settings'}: ${issue.message}`;
  const found = origins.get(field);
  if (!found) return `${field.variable} (${field.path.join('.')}) is not set: ${issue.message}`;
  const got = field.secret || typeof found.value !== 'string' ? '' : `, got "${found.value}"`;
  return `${found.origin}: ${issue.message}${got}`;
}

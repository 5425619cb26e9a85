import type { z } from 'zod';
import { catalogueWith } from './catalogue.ts';
import { unknownKeys } from './checks/unknown-keys.ts';
import { misspeltVariables, unknownVariables } from './checks/unknown-variables.ts';
import { coerce } from './coerce.ts';
import { explain } from './explain.ts';
import { type Field, fieldsOf } from './field.ts';
import { type Found, findValue } from './find-value.ts';
import { isMapping } from './mapping.ts';
import { type FileName, readConfigFile } from './sources/config-file.ts';
import { readDotenv } from './sources/dotenv-file.ts';
import { type Level, levelOf, type Variables } from './sources/level.ts';
import { referredTo } from './sources/references.ts';
import { withoutServiceLinks } from './sources/service-links.ts';

export interface LoadOptions {
  /** Default: the environment of the process. */
  readonly env?: Variables;
  /** Folder of `millrace.yaml` and `.env`. Default: the working directory. */
  readonly cwd?: string;
  /** Variables from the command line: they win over all else. */
  readonly overrides?: Variables;
}

export interface ResolvedConfig<S extends z.ZodObject> {
  /** Undefined where anything is wrong. */
  readonly config: z.output<S> | undefined;
  /** Every setting with what its source says of it; of one that has its default, nothing. */
  readonly found: ReadonlyMap<Field, Found | undefined>;
  /** The settings as they were found, before the schema had its say. */
  readonly draft: Readonly<Record<string, unknown>>;
  /** Everything that is wrong, one problem an entry. */
  readonly problems: readonly string[];
}

/** Reads every source and puts the settings of `schema` together. Never throws for what is in a source. */
export function resolveConfig<S extends z.ZodObject>(schema: S, options: LoadOptions = {}): ResolvedConfig<S> {
  const { env = process.env, cwd = process.cwd(), overrides = {} } = options;
  const problems: string[] = [];
  const { variables, lines } = readDotenv(cwd, problems);
  const dotenv = levelOf(variables, (name) => `.env:${lines.get(name) ?? '?'}`);
  const levels = [
    levelOf(overrides, () => 'command line'),
    levelOf(withoutServiceLinks(env), () => 'environment'),
    dotenv,
  ];
  const file = readConfigFile(cwd, namedFile(levels), problems);

  const fields = fieldsOf(schema);
  const draft = presetSections(fields);
  const found = new Map(fields.map((field) => [field, findValue(field, { levels, file, cwd, problems })]));
  for (const [field, from] of found) {
    if (from) assign(draft, field.path, coerce(field.schema, from.value));
  }

  const catalogue = catalogueWith(schema);
  problems.push(
    ...unknownKeys(file, catalogue, fields),
    ...levels.flatMap((level) => unknownVariables(level, catalogue, referredTo(file.text))),
    ...misspeltVariables(dotenv, catalogue),
  );
  const result = schema.safeParse(draft);
  for (const issue of result.error?.issues ?? []) {
    const field = fields.find(({ path }) => path.every((key, index) => issue.path[index] === key));
    problems.push(field ? explain(issue, field, found.get(field)) : `${issue.path.join('.')}: ${issue.message}`);
  }
  return { config: problems.length === 0 ? result.data : undefined, found, draft, problems: [...new Set(problems)] };
}

function namedFile(levels: readonly Level[]): FileName | undefined {
  const level = levels.find(({ variables }) => variables.MILLRACE_CONFIG);
  return level && { name: level.variables.MILLRACE_CONFIG ?? '', origin: level.origin('MILLRACE_CONFIG') };
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

import { z } from 'zod';
import { isMapping } from './mapping.ts';
import { settingMetaOf, type UrlForm, urlFormOf } from './setting.ts';
import { fileVariable } from './sources/secret-file.ts';
import { unwrap } from './unwrap.ts';

/** One setting of a schema: where it is in the configuration, and by which variables it is set. */
export interface Field {
  /** As in YAML: `['postgres', 'host']`. */
  readonly path: readonly string[];
  readonly schema: z.ZodType;
  /** Every variable that sets it, the strongest first: prefixed ones before unprefixed ones. */
  readonly variables: readonly string[];
  /** The variable that messages and the documentation name. */
  readonly variable: string;
  readonly secret: boolean;
  readonly describe: string;
  /** What its section sets in place of the field's own default, by `.prefault({…})`. */
  readonly preset: unknown;
  /** The URL that sets it among others of its section. */
  readonly url: FieldUrl | undefined;
}

export interface FieldUrl {
  /** As in YAML: `['postgres', 'url']`. */
  readonly path: readonly string[];
  /** The strongest first. */
  readonly variables: readonly string[];
  readonly form: UrlForm;
}

const prefix = 'MILLRACE_';

/** Every setting in `schema`, in its order. */
export function fieldsOf(schema: z.ZodObject): Field[] {
  return fieldsIn(schema, [], {});
}

function fieldsIn(schema: z.ZodObject, path: readonly string[], presets: Readonly<Record<string, unknown>>): Field[] {
  const form = urlFormOf(schema);
  const url = form && { path: [...path, 'url'], variables: withPrefix(form.env), form };
  return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([key, field]) => {
    const inner = unwrap(field);
    const fieldPath = [...path, key];
    const preset = presetOf(field) ?? presets[key];
    if (inner instanceof z.ZodObject && !settingMetaOf(field)) {
      return fieldsIn(inner, fieldPath, isMapping(preset) ? preset : {});
    }
    const meta = settingMetaOf(field);
    const names = meta?.env ?? [variableOf(fieldPath)];
    return {
      path: fieldPath,
      schema: field,
      variables: withPrefix(names),
      variable: names[0] ?? variableOf(fieldPath),
      secret: meta?.secret ?? false,
      describe: meta?.describe ?? field.description ?? inner.description ?? '',
      preset,
      url,
    };
  });
}

/** Every variable that has a say in a field, by its place in YAML, or in the fields of a URL. */
export function variablesByPath(schema: z.ZodObject): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { path, variables, secret, url } of fieldsOf(schema)) {
    found.set(path.join('.'), secret ? withFiles(variables) : variables);
    if (url) found.set(url.path.join('.'), withFiles(url.variables));
  }
  return found;
}

function withFiles(variables: readonly string[]): string[] {
  return [...variables, ...variables.map(fileVariable)];
}

/** The value that stands in for an absent section. */
function presetOf(schema: z.ZodType): unknown {
  return schema instanceof z.ZodPrefault ? schema.def.defaultValue : undefined;
}

function withPrefix(names: readonly string[]): string[] {
  const prefixed = names.map((name) => (name.startsWith(prefix) ? name : prefix + name));
  return [...new Set([...prefixed, ...names])];
}

/** `['parser', 'memoryMb']` → `MILLRACE_PARSER_MEMORY_MB`. */
function variableOf(path: readonly string[]): string {
  const words = path.map((key) => key.replaceAll('-', '_').replace(/([a-z0-9])([A-Z])/g, '$1_$2'));
  return prefix + words.join('_').toUpperCase();
}

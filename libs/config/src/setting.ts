import type { z } from 'zod';

/** What the schema of a setting does not say by itself. */
export interface SettingMeta {
  /** Names of its environment variables, the first wins. Each is honoured with the prefix `MILLRACE_` too, which wins. */
  readonly env: readonly string[];
  /** Never printed; and each of its variables has one beside it, with `_FILE` at its end, that names a file with the value. */
  readonly secret?: boolean;
  /** One sentence for the table of settings: meaning and unit. */
  readonly describe: string;
}

/**
 * A URL that sets several fields of a section at once, such as `POSTGRES_URL`; in YAML it is the section's `url`. It is a secret. A field
 * that is set by itself at the same level wins.
 */
export interface UrlForm {
  readonly env: readonly string[];
  readonly describe: string;
  /** Those that it may have, such as `postgres:`. */
  readonly protocols: readonly string[];
  /** The fields that the URL holds, as text. */
  parts(url: URL): Readonly<Record<string, string | undefined>>;
}

const settings = new WeakMap<z.ZodType, SettingMeta>();
const urlForms = new WeakMap<z.ZodType, UrlForm>();

/**
 * Names a field's environment variables. A field without this is a setting too: its variable then follows from its path
 * (`parser.memoryMb` is `MILLRACE_PARSER_MEMORY_MB`) and its meaning from `.describe()`.
 */
export function setting<T extends z.ZodType>(schema: T, meta: SettingMeta): T {
  settings.set(schema, meta);
  return schema;
}

export function settingMetaOf(schema: z.ZodType): SettingMeta | undefined {
  return settings.get(schema);
}

/** Lets a URL set the fields of a section. */
export function withUrl<T extends z.ZodObject>(section: T, form: UrlForm): T {
  urlForms.set(section, form);
  return section;
}

export function urlFormOf(section: z.ZodType): UrlForm | undefined {
  return urlForms.get(section);
}

import type { z } from 'zod';
import { type Field, fieldsOf } from './field.ts';
import { kindOf } from './kind-of.ts';

/** A setting as the documentation shows it, with all the apps that read it. */
export interface DocumentedSetting {
  readonly variable: string;
  /** Other variables that set it. */
  readonly others: readonly string[];
  /** In YAML. */
  readonly path: string;
  /** The outermost key of the path. */
  readonly section: string;
  /** What it must be, in words. */
  readonly kind: string;
  readonly secret: boolean;
  readonly describe: string;
  /** Default by app, as text; empty where there is none. */
  readonly defaults: ReadonlyMap<string, string>;
}

const urlKind = 'a URL that sets several';

/** The settings of all apps, each once, in the order of the schemas. */
export function documentedSettings(schemas: Readonly<Record<string, z.ZodObject>>): DocumentedSetting[] {
  const found = new Map<string, { readonly setting: DocumentedSetting; readonly defaults: Map<string, string> }>();
  for (const [app, schema] of Object.entries(schemas)) {
    for (const field of fieldsOf(schema)) {
      for (const described of [urlOf(field), describe(field)]) {
        if (!described) continue;
        const known = found.get(described.variable)?.defaults ?? new Map<string, string>();
        known.set(app, described.kind === urlKind ? '' : defaultOf(field));
        found.set(described.variable, { setting: { ...described, defaults: known }, defaults: known });
      }
    }
  }
  return [...found.values()].map(({ setting }) => setting);
}

function describe(field: Field): Omit<DocumentedSetting, 'defaults'> {
  const { variable, variables, path, schema, secret } = field;
  return {
    variable,
    others: variables.filter((name) => name !== variable && isAlias(name, variables)),
    path: path.join('.'),
    section: path[0] ?? '',
    kind: kindOf(schema),
    secret,
    describe: field.describe,
  };
}

/** The URL that sets this field among others of its section. */
function urlOf({ url }: Field): Omit<DocumentedSetting, 'defaults'> | undefined {
  const [variable, ...others] = url?.form.env ?? [];
  if (!url || !variable) return undefined;
  const { path, form } = url;
  const text = { path: path.join('.'), section: path[0] ?? '', describe: `Several at once: ${form.describe}` };
  return { variable, others, ...text, kind: urlKind, secret: true };
}

/** True unless the name is only another one with the prefix, which goes without saying. */
function isAlias(name: string, all: readonly string[]): boolean {
  return !(name.startsWith('MILLRACE_') && all.includes(name.slice('MILLRACE_'.length)));
}

function defaultOf({ schema, preset }: Field): string {
  const { success, data } = schema.safeParse(preset);
  if (!success || data === undefined) return '';
  return Array.isArray(data) ? data.join(',') : String(data);
}

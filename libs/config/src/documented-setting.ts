import type { z } from 'zod';
import { type Field, fieldsOf } from './field.ts';

/** A setting as the documentation shows it, with all the apps that read it. */
export interface DocumentedSetting {
  readonly variable: string;
  /** Other variables that set it, URLs included. */
  readonly others: readonly string[];
  readonly path: string;
  readonly section: string;
  readonly describe: string;
  readonly secret: boolean;
  /** Default by app, as text; empty where there is none. */
  readonly defaults: ReadonlyMap<string, string>;
}

/** The settings of all apps, each once, in the order of the schemas. */
export function documentedSettings(schemas: Readonly<Record<string, z.ZodObject>>): DocumentedSetting[] {
  const found = new Map<string, DocumentedSetting & { readonly defaults: Map<string, string> }>();
  for (const [app, schema] of Object.entries(schemas)) {
    for (const field of fieldsOf(schema)) {
      const known = found.get(field.variable) ?? {
        variable: field.variable,
        others: [
          ...field.variables.filter((name) => isAlias(name, field.variables)),
          ...(field.url?.form.env ?? []),
        ].filter((name) => name !== field.variable),
        path: field.path.join('.'),
        section: field.path.slice(0, -1).join('.'),
        describe: field.describe,
        secret: field.secret,
        defaults: new Map<string, string>(),
      };
      known.defaults.set(app, defaultOf(field));
      found.set(field.variable, known);
    }
  }
  return [...found.values()];
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

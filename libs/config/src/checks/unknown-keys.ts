import { z } from 'zod';
import type { Catalogue } from '../catalogue.ts';
import type { Field } from '../field.ts';
import { isMapping } from '../mapping.ts';
import type { ConfigFile } from '../sources/config-file.ts';
import { unwrap } from '../unwrap.ts';
import { closest } from './closest.ts';

/** Keys of the file that are no setting of any app, and sections that are none. The values of `fields` are looked into as well. */
export function unknownKeys(file: ConfigFile, catalogue: Catalogue, fields: readonly Field[]): string[] {
  const schemas = new Map(fields.map(({ path, schema }) => [path.join('.'), schema]));
  const paths = [...catalogue.keys()];
  const variables = new Map([...catalogue].flatMap(([path, names]) => names.map((name) => [name, path] as const)));

  function inSection(section: Readonly<Record<string, unknown>>, path: readonly string[]): string[] {
    return Object.entries(section).flatMap(([key, value]) => {
      const here = [...path, key];
      const name = here.join('.');
      if (catalogue.has(name)) return inValue(schemas.get(name), value, here);
      const settings = keysIn(name);
      if (settings.length === 0) return [`${file.origin(here)}: no such setting${meant(key, path)}`];
      if (isMapping(value)) return inSection(value, here);
      return value === '' ? [] : [`${file.origin(here)}: a section is wanted, with settings such as ${settings[0]}`];
    });
  }

  /** Looks into lists of mappings; what a mapping of free names holds is not ours to know. */
  function inValue(schema: z.ZodType | undefined, value: unknown, path: readonly string[]): string[] {
    const inner = schema && unwrap(schema);
    if (inner instanceof z.ZodArray && Array.isArray(value)) {
      return value.flatMap((item, index) => inValue(inner.element as z.ZodType, item, [...path, String(index)]));
    }
    if (!(inner instanceof z.ZodObject) || !isMapping(value)) return [];
    const shape = inner.shape as Record<string, z.ZodType>;
    return Object.entries(value).flatMap(([key, item]) =>
      shape[key]
        ? inValue(shape[key], item, [...path, key])
        : [`${file.origin([...path, key])}: no such setting${ending(closest(key, Object.keys(shape)))}`],
    );
  }

  function keysIn(section: string): string[] {
    const start = section === '' ? '' : `${section}.`;
    const keys = paths
      .filter((path) => path.startsWith(start))
      .map((path) => path.slice(start.length).split('.')[0] ?? '');
    return [...new Set(keys)];
  }

  function meant(key: string, path: readonly string[]): string {
    const elsewhere = paths.filter((other) => other.endsWith(`.${key}`));
    const exactly = variables.get(key) ?? (elsewhere.length === 1 ? elsewhere[0] : undefined);
    const near = closest(key, keysIn(path.join('.')));
    return ending(exactly ?? (near && [...path, near].join('.')));
  }

  return inSection(file.content, []);
}

function ending(meant: string | undefined): string {
  return meant === undefined ? '' : `; did you mean ${meant}?`;
}

import { z } from 'zod';
import { type ConfigFile, isMapping } from './config-file.ts';
import { unwrap } from './unwrap.ts';

/**
 * Keys of the file that stand in a section of `schema` and mean nothing there: most likely misspelt. Sections that `schema`
 * does not have are left alone, since one file serves every app.
 */
export function unknownKeys(schema: z.ZodObject, file: ConfigFile): string[] {
  return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([key, section]) =>
    strangers(section, file.content[key], [key]).map((path) => `${path} (${file.name}): no such setting`),
  );
}

function strangers(schema: z.ZodType, value: unknown, path: readonly string[]): string[] {
  const inner = unwrap(schema);
  if (!(inner instanceof z.ZodObject) || !isMapping(value)) return [];
  const shape = inner.shape as Record<string, z.ZodType>;
  return Object.keys(value).flatMap((key) => {
    const field = shape[key];
    return field ? strangers(field, value[key], [...path, key]) : [[...path, key].join('.')];
  });
}

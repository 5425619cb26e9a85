import type { z } from 'zod';
import { masked } from './masked.ts';
import { type LoadOptions, resolveConfig } from './resolve-config.ts';
import { valueAt } from './value-at.ts';

/** A setting as it is in force. */
export interface ShownSetting {
  /** In YAML: `postgres.host`. */
  readonly path: string;
  readonly variable: string;
  /** Secrets masked. Absent where there is none; of a wrong one as it was found. */
  readonly value?: unknown;
  /** `default`, `POSTGRES_HOST (environment)`, `postgres.host (millrace.yaml:3)`. */
  readonly source: string;
}

export interface ShownConfig {
  readonly settings: readonly ShownSetting[];
  /** What is wrong, as `loadConfig` tells it. */
  readonly problems: readonly string[];
}

/** What the settings of `schema` are, and whence. */
export function showConfig(schema: z.ZodObject, options: LoadOptions = {}): ShownConfig {
  const { draft, found, problems } = resolveConfig(schema, options);
  const settings = [...found].map(([field, from]) => {
    const given = valueAt(draft, field.path);
    const parsed = field.schema.safeParse(given);
    return {
      path: field.path.join('.'),
      variable: field.variable,
      value: masked(field.schema, parsed.success ? parsed.data : given),
      source: from?.origin ?? 'default',
    };
  });
  return { settings, problems };
}

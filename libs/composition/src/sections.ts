import type { z } from 'zod';

/** Something with a section of its own in the configuration: a stage or an HTTP app. */
export interface Configured {
  readonly name: string;
  readonly settings: z.ZodObject;
}

/** `base` with a section for each of `parts`, named after it. Its type stays that of `base`: read a section with {@link sectionOf}. */
export function withSections<Base extends z.ZodObject>(base: Base, parts: readonly Configured[]): Base {
  return base.extend(
    Object.fromEntries(parts.map(({ name, settings }) => [name, settings.prefault({})])),
  ) as unknown as Base;
}

/** The section of `name`; the part's own schema checks it again when it opens. */
export function sectionOf(config: object, name: string): unknown {
  return new Map<string, unknown>(Object.entries(config)).get(name);
}

import { z } from 'zod';

/** A reference to what a stage wrote: an object's key, or the JSON value itself where it is small enough to travel. */
export function artifactSchema<T extends z.ZodType>(value: T) {
  return z.union([z.object({ key: z.string().min(1).max(1024) }), z.object({ inline: value })]);
}

export type Artifact<T> = { key: string } | { inline: T };

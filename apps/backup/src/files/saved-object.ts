import { createHash } from 'node:crypto';
import { z } from 'zod';

/** An object in a backup: a line of its bucket's index. */
export const savedObjectSchema = z.object({
  key: z.string(),
  contentType: z.string().optional(),
  metadata: z.record(z.string(), z.string()),
  bytes: z.int(),
  /** Of the body, hex. */
  sha256: z.string(),
});
export type SavedObject = z.infer<typeof savedObjectSchema>;

/** Where the body of an object lies in its bucket's folder: keys may be longer than the names of files. */
export function bodyPath(key: string): string {
  const hash = createHash('sha256').update(key).digest('hex');
  return `${hash.slice(0, 2)}/${hash}`;
}

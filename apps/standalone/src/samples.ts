import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const folder = join(import.meta.dirname, '../../../examples/documents');

const samplesSchema = z.array(z.object({ file: z.string(), query: z.string(), contains: z.string() })).min(1);

/** A sample document, and a question that it answers. */
export type Sample = z.infer<typeof samplesSchema>[number];

/** The samples that come with Millrace, files as absolute paths. */
export async function samples(): Promise<Sample[]> {
  const text = await readFile(join(folder, 'expectations.json'), 'utf8');
  return samplesSchema.parse(JSON.parse(text)).map((sample) => ({ ...sample, file: join(folder, sample.file) }));
}

import { z } from 'zod';

/** A passage as it is searched and cited. */
export const chunkSchema = z.object({
  ordinal: z.int().nonnegative().describe('Place in the document, without gaps from 0'),
  text: z.string().min(1),
  tokens: z.int().positive().describe('cl100k_base'),
  headings: z.array(z.string()).describe('The headings above it, outermost first'),
  pages: z
    .tuple([z.int().min(1), z.int().min(1)])
    .optional()
    .describe('First and last page'),
  span: z
    .tuple([z.int().nonnegative(), z.int().nonnegative()])
    .describe('[from, to) in the parsed text, UTF-16 code units'),
  hash: z.string().describe('SHA-256 of headings and text, hex: what is embedded'),
});
export type Chunk = z.infer<typeof chunkSchema>;

/**
 * How one generation was cut: the manifest. `cut` is the hash of the rest; the first manifest that is put stands, whoever
 * comes second works on from it.
 */
export const manifestSchema = z.object({
  cut: z.string(),
  chunks: z.int().positive(),
  batches: z.array(z.object({ hash: z.string(), first: z.int().nonnegative(), chunks: z.int().positive() })).min(1),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Which batch of which cut: membership in a generation is (generation, cut, ordinal), never the hash, since text repeats. */
export const batchRefSchema = z.object({
  cut: z.string(),
  ordinal: z.int().nonnegative(),
  batches: z.int().positive(),
  hash: z.string().describe('SHA-256 over the hashes of its chunks, hex'),
  first: z.int().nonnegative().describe('Ordinal of its first chunk'),
  chunks: z.int().positive().describe('How many chunks it holds'),
});
export type BatchRef = z.infer<typeof batchRefSchema>;

import { z } from 'zod';

/** One block of a document in reading order. Tables are GitHub-flavoured Markdown; pages count from 1. */
export const blockSchema = z.object({
  kind: z.enum(['heading', 'paragraph', 'list', 'table', 'code']),
  text: z.string(),
  level: z.int().min(1).max(6).optional().describe('Of a heading'),
  page: z.int().min(1).optional().describe('Page, slide or sheet, where the format has them'),
});
export type Block = z.infer<typeof blockSchema>;

/** What the parser found: `parsed.json`. Its text is {@link textOf} its blocks; spans of chunks count in that text. */
export const parsedDocumentSchema = z.object({
  format: z.literal(1),
  contentType: z.string().describe('Media type found from the content'),
  title: z.string().optional(),
  pages: z.int().min(1).optional(),
  blocks: z.array(blockSchema),
  warnings: z.array(z.string()).default([]).describe('What was left out: pages without text, attachments skipped'),
});
export type ParsedDocument = z.infer<typeof parsedDocumentSchema>;

/** Between two blocks in the parsed text. */
export const blockSeparator = '\n\n';

/** The parsed text, in UTF-16 code units as JavaScript counts. */
export function textOf(document: Pick<ParsedDocument, 'blocks'>): string {
  return document.blocks.map((block) => block.text).join(blockSeparator);
}

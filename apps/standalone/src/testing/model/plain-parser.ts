import { documentParsed, documentUploaded, objectKeys, type ParsedDocument } from '@millrace/contracts';
import { defaultRetry, defineStage, writeArtifact } from '@millrace/worker-runtime';
import { z } from 'zod';

/**
 * Stands in for the parser, whose child processes cost more time than all the rest: paragraphs are the blocks.
 * Safe to redeliver: the first `parsed.json` stands, and the same text gives the same.
 */
export const plainParser = defineStage({
  name: 'parser',
  summary: 'Takes a text apart into paragraphs.',
  queue: 'documents.upload',
  consumes: [documentUploaded],
  produces: [documentParsed],
  needs: ['objects'],
  status: 'parsing',
  concurrency: 4,
  timeoutMs: 300_000,
  retry: { ...defaultRetry, maxAttempts: 4 },
  settings: z.object({ inlineMaxBytes: z.int() }),
  open: ({ objects }, { inlineMaxBytes }) => ({ objects, inlineMaxBytes }),
  async handle({ data: { task, sha256 = '' } }, { emit, signal }, { objects, inlineMaxBytes }) {
    const original = await objects.get(task.original.key, { signal });
    const text = Buffer.from(original).toString('utf8');
    const contentType = 'text/plain';
    const blocks = text.split('\n\n').map((paragraph) => ({ kind: 'paragraph' as const, text: paragraph }));
    const document: ParsedDocument = { format: 1, contentType, blocks, warnings: [] };
    const parsed = await writeArtifact(objects, objectKeys.parsed(task), document, inlineMaxBytes);
    return [emit(documentParsed, { task, parsed, bytes: original.length, sha256, contentType, warnings: [] })];
  },
});

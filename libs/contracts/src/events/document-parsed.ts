import { z } from 'zod';
import { artifactSchema } from '../artifact.ts';
import { parsedDocumentSchema } from '../parsed-document.ts';
import { taskEnvelopeSchema } from '../task-envelope.ts';
import { defineEvent } from './event.ts';

export const documentParsed = defineEvent({
  type: 'document.parsed',
  summary: 'The text of a document was read from its original.',
  emittedBy: 'parser',
  data: z.object({
    task: taskEnvelopeSchema,
    parsed: artifactSchema(parsedDocumentSchema),
    bytes: z.int().nonnegative(),
    sha256: z.string(),
    contentType: z.string(),
    title: z.string().optional(),
    pages: z.int().optional(),
    warnings: z.array(z.string()),
  }),
});

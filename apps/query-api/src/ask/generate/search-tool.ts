import type { TextTool } from '@millrace/ports';
import { z } from 'zod';

const inputSchema = z.object({ query: z.string().trim().min(1).max(1_024) });

/** What a model may call. Where and for whom is searched stays as the question has it. */
export const searchTool: TextTool = {
  name: 'search',
  description: 'Searches the documents again with other words. Gives passages with their numbers.',
  parameters: {
    type: 'object',
    properties: { query: { type: 'string', description: 'What to search for, in the language of the documents' } },
    required: ['query'],
    additionalProperties: false,
  },
};

/** The query of a call; undefined where the model called something else, or in a form that cannot be read. */
export function calledQuery(name: string, input: unknown): string | undefined {
  const read = inputSchema.safeParse(input);
  return name === searchTool.name && read.success ? read.data.query : undefined;
}

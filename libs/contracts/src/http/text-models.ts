import { z } from 'zod';

export const textModelSchema = z.object({
  id: z.string().describe('By which a question names it'),
  provider: z.string(),
  default: z.boolean().describe('Answers where a question names none'),
  capabilities: z.object({
    streaming: z.boolean(),
    tools: z.boolean().describe('Whether it can search again by itself'),
    contextTokens: z.int().optional().describe('Tokens that question and answer may have together'),
    maxOutputTokens: z.int().optional(),
  }),
});
export type TextModelInfo = z.infer<typeof textModelSchema>;

export const textModelListSchema = z.object({ items: z.array(textModelSchema), total: z.int() });
export type TextModelList = z.infer<typeof textModelListSchema>;

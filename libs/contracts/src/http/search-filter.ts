import { z } from 'zod';

const mostNames = 32;

const valueSchema = z.union([z.string().max(4096), z.number(), z.boolean()]);
const boundSchema = z.union([z.string().max(4096), z.number()]);

/** What a value must be; where several things are asked, all of them. */
export const filterConditionSchema = z
  .strictObject({
    in: z.array(valueSchema).min(1).max(200).optional().describe('One of these'),
    gt: boundSchema.optional().describe('Above; a number compares with numbers, a text with texts, by code point'),
    gte: boundSchema.optional(),
    lt: boundSchema.optional(),
    lte: boundSchema.optional(),
    exists: z.boolean().optional().describe('Whether the document has the name at all'),
  })
  .refine((condition) => Object.keys(condition).length > 0, { message: 'ask for something' });
export type FilterCondition = z.infer<typeof filterConditionSchema>;

export const searchFilterSchema = z
  .record(z.string().min(1).max(128), z.union([valueSchema, filterConditionSchema]))
  .refine((filter) => Object.keys(filter).length <= mostNames, { message: `at most ${mostNames} names` })
  .describe('Only documents whose metadata hold all of these: a value to be equal to, or a condition');
export type SearchFilter = z.infer<typeof searchFilterSchema>;

const momentSchema = z.union([z.iso.datetime({ offset: true }), z.iso.date()]);

export const timeRangeSchema = z
  .strictObject({ from: momentSchema.optional(), to: momentSchema.optional() })
  .describe('[from, to): moments with their offset, or days, which begin at midnight UTC');
export type TimeRange = z.infer<typeof timeRangeSchema>;

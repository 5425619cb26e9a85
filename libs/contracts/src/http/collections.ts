import { z } from 'zod';
import { collectionSettingsSchema, slugSchema } from '../collection-settings.ts';

export const collectionRequestSchema = z.object({ name: slugSchema, settings: collectionSettingsSchema.prefault({}) });
export type CollectionRequest = z.input<typeof collectionRequestSchema>;

export const collectionSchema = z.object({
  name: z.string(),
  settings: collectionSettingsSchema,
  documents: z.int(),
  chunks: z.int(),
  createdAt: z.string().optional().describe('Absent for `default` while nothing was put into it'),
});
export type Collection = z.infer<typeof collectionSchema>;

export const collectionListSchema = z.object({ items: z.array(collectionSchema), total: z.int() });
export type CollectionList = z.infer<typeof collectionListSchema>;

import { z } from 'zod';

export const chunkerSettings = z.object({
  inlineMaxBytes: z
    .int()
    .min(0)
    .max(65_536)
    .default(32_768)
    .describe(
      'The chunks of a document whose text came in its event travel in the event too, up to this size; 0: never',
    ),
});

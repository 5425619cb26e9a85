import { z } from 'zod';

export const parserSettings = z.object({
  processes: z.int().min(1).max(64).default(2).describe('Child processes that parse at once'),
  memoryMb: z
    .int()
    .min(128)
    .default(512)
    .describe('The most memory that a child may use, MB; over it the document fails'),
  timeoutMs: z
    .int()
    .min(1_000)
    .max(280_000)
    .default(120_000)
    .describe('The longest that one document may take to parse'),
  inlineMaxBytes: z
    .int()
    .min(0)
    .max(65_536)
    .default(32_768)
    .describe('A parsed text up to this size travels in the event; 0: never'),
});

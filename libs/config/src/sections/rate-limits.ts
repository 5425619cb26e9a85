import { type RateGroup, rateGroups } from '@millrace/contracts';
import { z } from 'zod';

const limitOf = ({ perMinute, summary }: { perMinute: number; summary: string }) =>
  z.int().min(0).default(perMinute).describe(`${summary}, a caller and minute; 0 for as many as they like`);

const limits = Object.fromEntries(Object.entries(rateGroups).map(([group, of]) => [group, limitOf(of)]));

/** How often a minute each caller may, by group of routes. */
export const rateLimitSettings = z.object({
  enabled: z.boolean().default(true).describe('Whether it is limited how often a caller may ask'),
  ...(limits as Record<RateGroup, ReturnType<typeof limitOf>>),
});
export type RateLimitSettings = z.infer<typeof rateLimitSettings>;

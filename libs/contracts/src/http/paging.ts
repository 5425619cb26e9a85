import { z } from 'zod';

/** Which part of a list: so many are passed over, and so many given at most. */
export const paging = {
  skip: z.coerce.number().int().min(0).max(1_000_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
} as const;

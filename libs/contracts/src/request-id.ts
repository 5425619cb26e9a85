import { z } from 'zod';

/** What a request is called, by its header `X-Request-ID`: safe in a log and in a header. */
export const requestIdSchema = z.string().regex(/^[A-Za-z0-9._:-]{1,128}$/);

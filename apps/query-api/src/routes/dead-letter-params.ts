import { z } from 'zod';

export const deadLetterParams = z.object({ deadLetterId: z.uuid() });

import { z } from 'zod';

export const taskParams = z.object({ taskId: z.uuidv7() });

import { z } from 'zod';
import { askOutcomes, retrievalLogged } from '../events/retrieval-logged.ts';
import { paging } from './paging.ts';

const moment = z.iso.datetime({ offset: true });

export const retrievalLogListQuerySchema = z.object({
  userId: z.string().min(1).max(255).optional(),
  collection: z.string().min(1).max(2048).optional(),
  conversationId: z.uuid().optional(),
  outcome: z.enum(askOutcomes).optional(),
  from: moment.optional().describe('Asked then or later'),
  to: moment.optional().describe('Asked before then'),
  ...paging,
});
export type RetrievalLogListQuery = z.input<typeof retrievalLogListQuerySchema>;

export const retrievalLogSchema = retrievalLogged.data;
export type RetrievalLog = z.output<typeof retrievalLogSchema>;

export const retrievalLogListSchema = z.object({ items: z.array(retrievalLogSchema), total: z.int() });
export type RetrievalLogList = z.infer<typeof retrievalLogListSchema>;

import type { z } from 'zod';
import { taskStateSchema } from '../task-state.ts';
import { collectionListSchema, collectionRequestSchema, collectionSchema } from './collections.ts';
import {
  documentListSchema,
  documentRequestSchema,
  documentSchema,
  uploadAcceptedSchema,
  uploadFieldsSchema,
} from './documents.ts';
import { healthSchema } from './health.ts';
import { problemSchema } from './problem.ts';
import { searchHitSchema, searchRequestSchema, searchResponseSchema } from './search.ts';

/** The HTTP shapes by the names that they have in the OpenAPI document; `io` says whether callers send or receive them. */
export const httpSchemas: Readonly<Record<string, { readonly schema: z.ZodType; readonly io: 'input' | 'output' }>> = {
  Collection: { schema: collectionSchema, io: 'output' },
  CollectionList: { schema: collectionListSchema, io: 'output' },
  CollectionRequest: { schema: collectionRequestSchema, io: 'input' },
  Document: { schema: documentSchema, io: 'output' },
  DocumentList: { schema: documentListSchema, io: 'output' },
  DocumentRequest: { schema: documentRequestSchema, io: 'input' },
  Health: { schema: healthSchema, io: 'output' },
  Problem: { schema: problemSchema, io: 'output' },
  SearchHit: { schema: searchHitSchema, io: 'output' },
  SearchRequest: { schema: searchRequestSchema, io: 'input' },
  SearchResponse: { schema: searchResponseSchema, io: 'output' },
  TaskState: { schema: taskStateSchema, io: 'output' },
  UploadAccepted: { schema: uploadAcceptedSchema, io: 'output' },
  UploadFields: { schema: uploadFieldsSchema, io: 'input' },
};

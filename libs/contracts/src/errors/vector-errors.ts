import type { ErrorTable } from './error-table.ts';

/** What cannot be done with a collection of vectors. */
export const vectorErrors = {
  VECTOR_COLLECTION_NOT_FOUND: {
    status: 404,
    grpc: 'NOT_FOUND',
    retry: 'never',
    title: 'No such collection of vectors',
  },
  INDEX_UNSUPPORTED: {
    status: 422,
    grpc: 'FAILED_PRECONDITION',
    retry: 'never',
    title: 'The vectors cannot have such an index',
  },
} as const satisfies ErrorTable;

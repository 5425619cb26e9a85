import type { ErrorTable } from './error-table.ts';

/** What a model says no to. */
export const modelErrors = {
  MODEL_NOT_FOUND: { status: 404, grpc: 'NOT_FOUND', retry: 'never', title: 'No such model' },
  MODEL_UNAVAILABLE: { status: 503, grpc: 'UNAVAILABLE', retry: 'backoff', title: 'The model does not answer' },
  MODEL_INCAPABLE: {
    status: 422,
    grpc: 'FAILED_PRECONDITION',
    retry: 'never',
    title: 'The model cannot do what is asked of it',
  },
  MODEL_REFUSED: { status: 422, grpc: 'INVALID_ARGUMENT', retry: 'never', title: 'The model refuses the input' },
  MODEL_MISMATCH: {
    status: 422,
    grpc: 'FAILED_PRECONDITION',
    retry: 'never',
    title: 'The vectors are not of the collection’s model',
  },
  MODEL_DISABLED: { status: 409, grpc: 'FAILED_PRECONDITION', retry: 'never', title: 'The model is not enabled' },
} as const satisfies ErrorTable;

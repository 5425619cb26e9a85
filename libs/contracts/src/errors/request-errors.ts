import type { ErrorTable } from './error-table.ts';

/** What is wrong with a request, or with what it asks for. */
export const requestErrors = {
  VALIDATION_ERROR: {
    status: 400,
    grpc: 'INVALID_ARGUMENT',
    retry: 'never',
    title: 'The request does not fit its schema',
  },
  FIELD_AFTER_FILE: {
    status: 400,
    grpc: 'INVALID_ARGUMENT',
    retry: 'never',
    title: 'A form field came after the file part',
  },
  FILE_MISSING: { status: 400, grpc: 'INVALID_ARGUMENT', retry: 'never', title: 'The form holds no file part' },
  AUTHENTICATION_ERROR: { status: 401, grpc: 'UNAUTHENTICATED', retry: 'never', title: 'The caller is not known' },
  AUTHORIZATION_ERROR: { status: 403, grpc: 'PERMISSION_DENIED', retry: 'never', title: 'The caller may not do this' },
  ROUTE_NOT_FOUND: { status: 404, grpc: 'UNIMPLEMENTED', retry: 'never', title: 'No such route' },
  RECORD_NOT_FOUND: { status: 404, grpc: 'NOT_FOUND', retry: 'never', title: 'No such record' },
  TASK_NOT_FOUND: { status: 404, grpc: 'NOT_FOUND', retry: 'never', title: 'No such task' },
  COLLECTION_NOT_FOUND: { status: 404, grpc: 'NOT_FOUND', retry: 'never', title: 'No such collection' },
  CONVERSATION_NOT_FOUND: { status: 404, grpc: 'NOT_FOUND', retry: 'never', title: 'No such conversation' },
  OBJECT_NOT_FOUND: { status: 404, grpc: 'NOT_FOUND', retry: 'never', title: 'No such object' },
  METHOD_NOT_ALLOWED: {
    status: 405,
    grpc: 'UNIMPLEMENTED',
    retry: 'never',
    title: 'The route does not take this method',
  },
  REQUEST_TIMEOUT: {
    status: 408,
    grpc: 'DEADLINE_EXCEEDED',
    retry: 'backoff',
    title: 'The request took longer to arrive than it may',
  },
  DUPLICATE_RECORD: { status: 409, grpc: 'ALREADY_EXISTS', retry: 'never', title: 'The record exists already' },
  IDEMPOTENCY_CONFLICT: {
    status: 409,
    grpc: 'ALREADY_EXISTS',
    retry: 'never',
    title: 'The Idempotency-Key was used for another request',
  },
  TASK_ID_CONFLICT: {
    status: 409,
    grpc: 'ALREADY_EXISTS',
    retry: 'never',
    title: 'The taskId belongs to another document',
  },
  TOO_LATE: { status: 409, grpc: 'FAILED_PRECONDITION', retry: 'never', title: 'The task has ended already' },
  NOT_REPLAYABLE: {
    status: 409,
    grpc: 'FAILED_PRECONDITION',
    retry: 'never',
    title: 'There is nothing left that could be replayed',
  },
  PAYLOAD_TOO_LARGE: {
    status: 413,
    grpc: 'INVALID_ARGUMENT',
    retry: 'never',
    title: 'The body is larger than the limit',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    grpc: 'INVALID_ARGUMENT',
    retry: 'never',
    title: 'The request has a media type that the route does not take',
  },
  CAMPAIGN_RUNNING: {
    status: 409,
    grpc: 'FAILED_PRECONDITION',
    retry: 'never',
    title: 'The collection is being embedded anew already',
  },
} as const satisfies ErrorTable;

import type { ErrorTable } from './error-table.ts';

/** What keeps the service from doing what it is asked. */
export const serviceErrors = {
  RATE_LIMITED: { status: 429, grpc: 'RESOURCE_EXHAUSTED', retry: 'backoff', title: 'Too many requests' },
  TENANT_OVERLOADED: {
    status: 429,
    grpc: 'RESOURCE_EXHAUSTED',
    retry: 'backoff',
    title: 'The tenant has too many documents under way',
  },
  INTERNAL_ERROR: { status: 500, grpc: 'INTERNAL', retry: 'backoff', title: 'Something went wrong on our side' },
  TRANSACTION_ERROR: { status: 500, grpc: 'ABORTED', retry: 'backoff', title: 'A database transaction failed' },
  DEPENDENCY_UNAVAILABLE: {
    status: 503,
    grpc: 'UNAVAILABLE',
    retry: 'backoff',
    title: 'A service that we depend on does not answer',
  },
  PUBLISH_UNCONFIRMED: {
    status: 503,
    grpc: 'UNAVAILABLE',
    retry: 'backoff',
    title: 'The document is stored; its task was not confirmed by the broker',
  },
  DEADLINE_EXCEEDED: {
    status: 504,
    grpc: 'DEADLINE_EXCEEDED',
    retry: 'backoff',
    title: 'The work took longer than the caller waits',
  },
  OVERLOADED: { status: 503, grpc: 'UNAVAILABLE', retry: 'backoff', title: 'More is queued than can be taken on' },
  SHUTTING_DOWN: { status: 503, grpc: 'UNAVAILABLE', retry: 'backoff', title: 'The process is stopping' },
  STORAGE_FULL: { status: 507, grpc: 'RESOURCE_EXHAUSTED', retry: 'backoff', title: 'The object store has no room' },
  PORT_UNAVAILABLE: {
    status: 500,
    grpc: 'INTERNAL',
    retry: 'never',
    title: 'A port that must be served does not open',
  },
  CONFIG_INVALID: { status: 500, grpc: 'INTERNAL', retry: 'never', title: 'The configuration is not valid' },
} as const satisfies ErrorTable;

import type { ErrorTable } from './error-table.ts';

/** What happens to messages and to the stages that take them. */
export const stageErrors = {
  MALFORMED_MESSAGE: {
    status: 422,
    grpc: 'INVALID_ARGUMENT',
    retry: 'never',
    title: 'The message does not fit the contract',
  },
  UNKNOWN_EVENT: {
    status: 422,
    grpc: 'INVALID_ARGUMENT',
    retry: 'never',
    title: 'The stage does not take this type of event',
  },
  EVENT_TOO_LARGE: {
    status: 422,
    grpc: 'INVALID_ARGUMENT',
    retry: 'never',
    title: 'An event would be larger than the bus takes',
  },
  MESSAGE_UNROUTABLE: { status: 503, grpc: 'UNAVAILABLE', retry: 'backoff', title: 'No queue takes the message' },
  STAGE_TIMEOUT: {
    status: 504,
    grpc: 'DEADLINE_EXCEEDED',
    retry: 'backoff',
    title: 'The stage took longer than it may',
  },
  STAGE_FAILED: { status: 500, grpc: 'INTERNAL', retry: 'backoff', title: 'The stage failed' },
  TASK_CANCELLED: {
    status: 409,
    grpc: 'CANCELLED',
    retry: 'never',
    title: 'The task was cancelled, or its document was deleted',
  },
  LOST_HANDOFF: {
    status: 500,
    grpc: 'INTERNAL',
    retry: 'never',
    title: 'A stage took the work on again and again and never told of it',
  },
  WORKER_CRASHED: {
    status: 500,
    grpc: 'INTERNAL',
    retry: 'never',
    title: 'The message ended its workers again and again',
  },
} as const satisfies ErrorTable;

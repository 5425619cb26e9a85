import { describe, expect, it } from 'vitest';
import { errorCodes, errorFamilies } from './error-codes.ts';
import { MillraceError } from './millrace-error.ts';

describe('the error codes', () => {
  it('belong to one family each', () => {
    const codes = Object.values(errorFamilies).flatMap((family) => Object.keys(family));
    expect(codes.toSorted()).toEqual(Object.keys(errorCodes).toSorted());
  });

  it('say the same over HTTP and over gRPC', () => {
    const statuses = Object.values(errorCodes).map(({ status, grpc }) => `${grpc} ${status}`);
    expect([...new Set(statuses)].toSorted()).toEqual([
      'ABORTED 500',
      'ALREADY_EXISTS 409',
      'CANCELLED 409',
      'DATA_LOSS 422',
      'DEADLINE_EXCEEDED 408',
      'DEADLINE_EXCEEDED 504',
      'FAILED_PRECONDITION 409',
      'FAILED_PRECONDITION 422',
      'INTERNAL 500',
      'INVALID_ARGUMENT 400',
      'INVALID_ARGUMENT 413',
      'INVALID_ARGUMENT 415',
      'INVALID_ARGUMENT 422',
      'NOT_FOUND 404',
      'PERMISSION_DENIED 403',
      'RESOURCE_EXHAUSTED 429',
      'RESOURCE_EXHAUSTED 507',
      'UNAUTHENTICATED 401',
      'UNAVAILABLE 503',
      'UNIMPLEMENTED 404',
      'UNIMPLEMENTED 405',
    ]);
  });

  it('decide what follows from an error', () => {
    const error = new MillraceError('RATE_LIMITED', 'slowly');
    expect(error).toMatchObject({ status: 429, grpcStatus: 'RESOURCE_EXHAUSTED', retryable: true });
  });
});

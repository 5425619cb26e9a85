import { dependencyUnavailable } from '@millrace/contracts';
import { expect, it } from 'vitest';
import { isConflict, isMissing, isTaken, toS3Error } from './s3-error.ts';

function answer(name: string, httpStatusCode: number): Error {
  return Object.assign(new Error(name), { name, $metadata: { httpStatusCode } });
}

it.each([
  answer('XMinioStorageFull', 507),
  answer('QuotaExceeded', 403),
  answer('XMinioAdminBucketQuotaExceeded', 400),
  answer('Unknown', 507),
])('takes $name for a full store', (error) => {
  expect(toS3Error(error, 'k')).toMatchObject({ code: 'STORAGE_FULL' });
});

it.each([answer('NoSuchKey', 404), answer('NotFound', 404), answer('PreconditionFailed', 412)])(
  'takes $name for a missing object',
  (error) => {
    expect(toS3Error(error, 'k')).toMatchObject({ code: 'OBJECT_NOT_FOUND', message: 'No object k' });
  },
);

it.each([
  answer('NoSuchBucket', 404),
  answer('SlowDown', 503),
  answer('AccessDenied', 403),
  answer('InternalError', 500),
  Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
  Object.assign(new Error('timed out'), { name: 'TimeoutError' }),
])('takes $name for a store that cannot serve', (error) => {
  expect(toS3Error(error, 'k')).toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', dependency: 'objects' });
});

it('leaves errors that are no answer as they are', () => {
  for (const error of [new TypeError('a bug'), dependencyUnavailable('redis', 'down')]) {
    expect(toS3Error(error, 'k')).toBe(error);
  }
});

it('tells the answers to a conditional put apart', () => {
  expect(isTaken(answer('PreconditionFailed', 412))).toBe(true);
  expect(isConflict(answer('ConditionalRequestConflict', 409))).toBe(true);
  expect(isMissing(answer('NoSuchBucket', 404))).toBe(false);
});

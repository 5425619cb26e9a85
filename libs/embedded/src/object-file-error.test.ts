import { expect, it } from 'vitest';
import { toReadError, toWriteError } from './object-file-error.ts';

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: it failed`), { code, syscall: 'write', errno: -1 });
}

it.each(['ENOSPC', 'EDQUOT'])('takes %s for a full store', (code) => {
  expect(toWriteError(systemError(code))).toMatchObject({ code: 'STORAGE_FULL' });
});

it('takes what is not there for a missing object only when reading', () => {
  expect(toReadError(systemError('ENOENT'), 'k')).toMatchObject({ code: 'OBJECT_NOT_FOUND' });
  expect(toWriteError(systemError('ENOENT'))).toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', dependency: 'objects' });
});

it.each(['EIO', 'EACCES', 'EROFS', 'EMFILE'])('takes %s for a store that does not answer', (code) => {
  expect(toReadError(systemError(code), 'k')).toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
});

it('leaves the errors of others as they are', () => {
  const error = new Error('not ours');
  expect(toWriteError(error)).toBe(error);
});

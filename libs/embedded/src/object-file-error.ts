import { dependencyUnavailable, MillraceError } from '@millrace/contracts';

const missing = ['ENOENT', 'ENOTDIR', 'EISDIR'];
const full = ['ENOSPC', 'EDQUOT'];

/** True for the error of a file or folder that is not there. */
export function isMissing(error: unknown): boolean {
  return missing.includes(codeOf(error));
}

/** True where a file of that name is there already. */
export function isTaken(error: unknown): boolean {
  return codeOf(error) === 'EEXIST';
}

/** What the port throws when reading `key` failed so. Errors that are not of the file system stay as they are. */
export function toReadError(error: unknown, key: string): unknown {
  return isMissing(error)
    ? new MillraceError('OBJECT_NOT_FOUND', `No object ${key}`, { cause: error })
    : toWriteError(error);
}

/** What the port throws when writing failed so. Errors that are not of the file system stay as they are. */
export function toWriteError(error: unknown): unknown {
  const code = codeOf(error);
  if (!code) return error;
  if (full.includes(code)) {
    return new MillraceError('STORAGE_FULL', 'The disk of the object store is full', { cause: error });
  }
  return dependencyUnavailable('objects', error);
}

/** The errno name, or '' where it is no error of a system call. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return '';
  return String(error.code);
}

import type { PGlite } from '@electric-sql/pglite';

/** Status with which the backend leaves a statement that failed as SQL: PGlite's own way to `longjmp`. */
const sqlError = 100;

/**
 * Calls `onCrash` when the backend traps, out of stack or memory, or cannot answer at all. PGlite goes on after a trap as if
 * nothing had happened, over a memory that was left half changed, and answers wrongly; and its socket server answers
 * nobody any more when a statement could not be run.
 */
export function watchBackend(db: PGlite, onCrash: (error: unknown) => void): void {
  const backend = db.Module;
  const loop = backend._PostgresMainLoopOnce;
  backend._PostgresMainLoopOnce = () => {
    try {
      loop();
    } catch (error) {
      if (!isSqlError(error)) onCrash(error);
      throw error;
    }
  };
  const answer = db.execProtocolRawStream.bind(db);
  db.execProtocolRawStream = async (message, options) => {
    try {
      await answer(message, options);
    } catch (error) {
      onCrash(error);
      throw error;
    }
  };
}

function isSqlError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && error.status === sqlError;
}

import type { PGlite } from '@electric-sql/pglite';

/** Status with which the backend leaves a statement that failed as SQL: PGlite's own way to `longjmp`. */
const sqlError = 100;

/**
 * Calls `onCrash` when the backend traps: out of stack or memory. PGlite goes on then as if nothing had happened, over
 * a memory that was left half changed, and answers wrongly.
 */
export function watchBackend({ Module: backend }: Pick<PGlite, 'Module'>, onCrash: (error: unknown) => void): void {
  const run = backend._PostgresMainLoopOnce;
  backend._PostgresMainLoopOnce = () => {
    try {
      run();
    } catch (error) {
      if (!isSqlError(error)) onCrash(error);
      throw error;
    }
  };
}

function isSqlError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && error.status === sqlError;
}

import { openForLongWork } from '@millrace/database';
import type { Database } from '@millrace/ports';

/**
 * Runs `work`, which is statements of the server process `backend`, and has the server break them off when the signal is aborted: then
 * it throws the signal's reason. Where there is one connection alone, as with PGlite, nobody else can break it off, and it ends by itself.
 */
export async function cancelOnAbort<T>(
  { database, backend }: { readonly database: Database; readonly backend: number },
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  let cancelling: Promise<void> | undefined;
  const cancel = () => {
    if (database.options.max > 1) cancelling = cancelBackend(database, backend);
  };
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    const result = await work();
    signal?.throwIfAborted();
    return result;
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  } finally {
    signal?.removeEventListener('abort', cancel);
    // It must not reach the next statement of the connection.
    await cancelling;
  }
}

/** On a connection of its own: the pool's may all be waiting for work like this. The driver's `cancel` ends the process where it cannot connect. */
async function cancelBackend(database: Database, backend: number): Promise<void> {
  const canceller = openForLongWork(database);
  try {
    await canceller`select pg_cancel_backend(${backend})`;
  } catch {
    // Without a server there is nothing left to break off.
  } finally {
    await canceller.end({ timeout: 5 });
  }
}

import { ConnectError } from '@connectrpc/connect';
import { errorOfResponse } from '@millrace/http';
import type { Logger } from '@millrace/ports';
import { connectErrorOf } from './connect-error.ts';

/** `error` as it ends a call of `method`, logged: as an error what is ours to mend, else for whoever looks closely. */
export function logFailure(error: unknown, method: string, log: Logger): ConnectError {
  // Of a message that cannot be read, which is not ours to mend.
  if (error instanceof ConnectError) {
    log.debug({ method, code: error.code }, error.rawMessage);
    return error;
  }
  const known = errorOfResponse(error);
  const fields = { method, code: known.code };
  if (known.status >= 500) log.error({ ...fields, err: error }, known.message);
  else log.debug(fields, known.message);
  return connectErrorOf(error);
}

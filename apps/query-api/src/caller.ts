import type { IncomingHttpHeaders } from 'node:http';
import { tenantOf, validate } from '@millrace/http';
import { z } from 'zod';

/** Who asks for an operation. */
export interface Caller {
  readonly tenant: string;
  /** For the audit log: the `X-User-ID` that a trusted caller sets, or `anonymous`. */
  readonly actor: string;
}

const userSchema = z.string().min(1).max(255);

export function callerOf(request: { readonly headers: IncomingHttpHeaders }): Caller {
  const user = request.headers['x-user-id'];
  return {
    tenant: tenantOf(request),
    actor: user === undefined ? 'anonymous' : validate(userSchema, user, 'X-User-ID'),
  };
}

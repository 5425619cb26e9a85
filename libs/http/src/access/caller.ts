import type { IncomingHttpHeaders } from 'node:http';
import { type Scope, scopes, slugSchema } from '@millrace/contracts';
import { z } from 'zod';
import { validate } from '../validate.ts';

/** For whom an operation is done, and who did it, as the audit log names them. */
export interface Acting {
  readonly tenant: string;
  readonly actor: string;
}

/** Who asks. */
export interface Caller extends Acting {
  /** Of whom the caller speaks: the `X-User-ID` of a trusted one. `anonymous` where nobody is named. */
  readonly user: string;
  readonly scopes: ReadonlySet<Scope>;
}

const userSchema = z.string().min(1).max(255);
const allScopes: ReadonlySet<Scope> = new Set(Object.keys(scopes) as Scope[]);

export function callerOf(request: { readonly headers: IncomingHttpHeaders }): Caller {
  const { 'x-tenant-id': tenant = 'default', 'x-user-id': user = 'anonymous' } = request.headers;
  const named = validate(userSchema, user, 'X-User-ID');
  return { tenant: validate(slugSchema, tenant, 'X-Tenant-ID'), user: named, actor: named, scopes: allScopes };
}

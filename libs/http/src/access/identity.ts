import type { IncomingHttpHeaders } from 'node:http';
import { MillraceError, type Scope, scopes, slugSchema } from '@millrace/contracts';
import { z } from 'zod';
import { validate } from '../validate.ts';
import type { Caller } from './caller.ts';

/** What the credentials of a request prove. */
export interface Identity {
  /** Who they belong to, such as `key:<id>`; undefined where nobody showed any. */
  readonly subject: string | undefined;
  /** Whose data the caller may work with; undefined: any tenant’s. */
  readonly tenant: string | undefined;
  readonly scopes: ReadonlySet<Scope>;
}

export const allScopes: ReadonlySet<Scope> = new Set(Object.keys(scopes) as Scope[]);

/** No control characters: a user is a value of rows and a word in logs. */
export const userSchema = z.string().regex(/^\P{Cc}{1,255}$/u, 'at most 255 characters, no control characters');

/**
 * The caller that `identity` is by what the headers `X-Tenant-ID` and `X-User-ID` say. Throws `AUTHORIZATION_ERROR` for a tenant that is
 * not the identity's, and for a user that it may not speak for.
 */
export function callerFrom({ subject, tenant: own, scopes }: Identity, headers: IncomingHttpHeaders): Caller {
  const { 'x-tenant-id': givenTenant, 'x-user-id': givenUser } = headers;
  const tenant = validate(slugSchema, givenTenant ?? own ?? 'default', 'X-Tenant-ID');
  if (own !== undefined && tenant !== own) {
    throw new MillraceError(
      'AUTHORIZATION_ERROR',
      `X-Tenant-ID names '${tenant}', and these credentials are of another`,
    );
  }
  const user = validate(userSchema, givenUser ?? subject ?? 'anonymous', 'X-User-ID');
  if (user !== (subject ?? user) && !scopes.has('act-as')) {
    throw new MillraceError('AUTHORIZATION_ERROR', "speaking for a user by X-User-ID takes the scope 'act-as'");
  }
  const actor = subject === undefined || user === subject ? user : `${user} by ${subject}`;
  return { tenant, user, actor, scopes };
}

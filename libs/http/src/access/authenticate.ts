import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { MillraceError } from '@millrace/contracts';
import type { Clock } from '@millrace/ports';
import { accessMode } from './access-mode.ts';
import type { AccessSettings } from './access-settings.ts';
import { hasHash, hashOfKey, keyIdOf } from './api-key.ts';
import type { Caller } from './caller.ts';
import { allScopes, callerFrom, type Identity } from './identity.ts';
import type { KeyStore } from './key-store.ts';
import { openAccess } from './open-access.ts';
import { rememberKeys } from './remembered-keys.ts';
import { createTokenReader } from './token-reader.ts';

/** Finds out who sends a request with these headers. Throws `AUTHENTICATION_ERROR`, and `AUTHORIZATION_ERROR` for what they may not claim. */
export type Authenticate = (headers: IncomingHttpHeaders) => Promise<Caller>;

export interface AuthenticateOptions {
  readonly access: AccessSettings;
  /** Where the server listens. */
  readonly host: string;
  /** The variable that says where. Default `MILLRACE_HTTP_HOST`. */
  readonly setting?: string;
  /** Default: there are no keys but the administrator's. */
  readonly keys?: KeyStore | undefined;
  readonly clock: Pick<Clock, 'now'>;
}

/** Throws `CONFIG_INVALID` for settings by which other machines could do what they like. */
export function createAuthenticate({ access, host, setting, keys, clock }: AuthenticateOptions): Authenticate {
  if (accessMode(access, host, setting) === 'open') return openAccess;
  const adminHash = access.adminKey === undefined ? undefined : hashOfKey(access.adminKey);
  const remembered = keys && rememberKeys(keys, clock);
  const readToken = access.jwksUrl === undefined ? undefined : createTokenReader(access, clock);

  async function ofKey(keyId: string, key: string): Promise<Identity> {
    const stored = await remembered?.find(keyId);
    if (!stored || !hasHash(key, stored.hash)) throw unknown('the key is not known');
    if (stored.revokedAt) throw unknown('the key was revoked');
    if (stored.expiresAt && stored.expiresAt <= clock.now()) throw unknown('the key has expired');
    // When it was last used is for people to see; the request does not wait for it.
    remembered?.used(keyId).catch(() => {});
    return { subject: `key:${keyId}`, tenant: stored.tenant, scopes: new Set(stored.scopes) };
  }

  async function identityOf(credentials: string): Promise<Identity> {
    if (adminHash && timingSafeEqual(hashOfKey(credentials), adminHash)) {
      return { subject: 'admin', tenant: undefined, scopes: allScopes };
    }
    const keyId = keyIdOf(credentials);
    if (keyId) return ofKey(keyId, credentials);
    if (readToken) return readToken(credentials);
    throw unknown('the credentials are not known');
  }

  return async (headers) => callerFrom(await identityOf(bearerOf(headers)), headers);
}

/** The credentials of RFC 6750, section 2.1. */
function bearerOf({ authorization = '' }: IncomingHttpHeaders): string {
  const [, credentials] = /^Bearer +([\x21-\x7e]+)$/i.exec(authorization) ?? [];
  if (!credentials) throw unknown('send a key or a token: Authorization: Bearer …');
  return credentials;
}

function unknown(message: string): MillraceError {
  return new MillraceError('AUTHENTICATION_ERROR', message);
}

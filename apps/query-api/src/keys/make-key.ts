import { type ApiKeyMade, type ApiKeyRequest, MillraceError, newId, type Scope } from '@millrace/contracts';
import { insertApiKey, insertAudit, inTenant } from '@millrace/database';
import { type Caller, hashOfKey, newApiKey } from '@millrace/http';
import type { Clock, Database } from '@millrace/ports';

export interface KeyDeps {
  readonly database: Database;
  readonly clock: Clock;
}

/**
 * Makes a key of the caller's tenant. Throws `AUTHORIZATION_ERROR` where it would have a scope that the caller has not, so that nobody
 * makes himself mightier by a key.
 */
export async function makeKey(
  { database, clock }: KeyDeps,
  caller: Caller,
  { name, scopes, expiresAt }: ApiKeyRequest,
): Promise<ApiKeyMade> {
  const missing = scopes.filter((scope: Scope) => !caller.scopes.has(scope));
  if (missing.length > 0) {
    throw new MillraceError('AUTHORIZATION_ERROR', `you cannot give scopes that you have not: ${missing.join(', ')}`);
  }
  if (expiresAt !== undefined && Date.parse(expiresAt) <= clock.now().getTime()) {
    throw new MillraceError('VALIDATION_ERROR', 'expiresAt is in the past');
  }
  const { tenant, actor } = caller;
  const keyId = newId();
  const key = newApiKey(keyId);
  const made = await inTenant(database, tenant, async (tx) => {
    await insertAudit(tx, [
      { actor, tenant, action: 'key.create', subject: keyId, detail: { name, scopes, expiresAt } },
    ]);
    return insertApiKey(tx, { keyId, tenant, name, hash: hashOfKey(key), scopes, createdBy: actor, expiresAt });
  });
  return { ...made, key };
}

import { type ApiKey, MillraceError } from '@millrace/contracts';
import { insertAudit, inTenant, revokeApiKey } from '@millrace/database';
import type { Acting } from '@millrace/http';
import type { Database } from '@millrace/ports';

/** Makes a key of the tenant no good. Throws `RECORD_NOT_FOUND`. */
export function revokeKey(database: Database, { tenant, actor }: Acting, keyId: string): Promise<ApiKey> {
  return inTenant(database, tenant, async (tx) => {
    const key = await revokeApiKey(tx, tenant, keyId);
    if (!key) throw new MillraceError('RECORD_NOT_FOUND', `there is no key ${keyId}`);
    await insertAudit(tx, [{ actor, tenant, action: 'key.revoke', subject: keyId }]);
    return key;
  });
}

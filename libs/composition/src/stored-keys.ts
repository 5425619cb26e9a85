import { findApiKey, markApiKeyUsed } from '@millrace/database';
import type { KeyStore } from '@millrace/http';
import type { Database } from '@millrace/ports';

/** The API keys of the database, for a server to ask. */
export function storedKeys(database: Database): KeyStore {
  return {
    find: (keyId) => findApiKey(database, keyId),
    used: (keyId) => markApiKeyUsed(database, keyId),
  };
}

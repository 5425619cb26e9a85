import { randomUUID } from 'node:crypto';
import type { Scope } from '@millrace/contracts';
import { hashOfKey, newApiKey } from '../access/api-key.ts';
import type { KeyStore, StoredKey } from '../access/key-store.ts';

export interface KeyRing extends KeyStore {
  /** Makes a key and gives its text. */
  make(tenant: string, scopes: readonly Scope[], rest?: Partial<StoredKey>): string;
  revoke(key: string, at: Date): void;
  /** Throws it from now on, whatever is asked; undefined ends that. */
  fail(error: Error | undefined): void;
  /** Ids of the keys that were looked for and noted as used. */
  readonly asked: string[];
  readonly noted: string[];
}

/** Keys in memory, for tests. */
export function keyRing(): KeyRing {
  const keys = new Map<string, StoredKey>();
  const [asked, noted]: [string[], string[]] = [[], []];
  let failure: Error | undefined;
  return {
    asked,
    noted,
    fail: (error) => {
      failure = error;
    },
    make(tenant, scopes, rest = {}) {
      const keyId = randomUUID();
      const key = newApiKey(keyId);
      keys.set(keyId, { keyId, tenant, scopes, hash: hashOfKey(key), ...rest });
      return key;
    },
    revoke(key, revokedAt) {
      const hash = hashOfKey(key).toString('hex');
      for (const stored of keys.values()) {
        if (Buffer.from(stored.hash).toString('hex') === hash) keys.set(stored.keyId, { ...stored, revokedAt });
      }
    },
    async find(keyId) {
      asked.push(keyId);
      if (failure) throw failure;
      return keys.get(keyId);
    },
    async used(keyId) {
      noted.push(keyId);
    },
  };
}

import type { Scope } from '@millrace/contracts';

/** A key as it is kept: of its text only the hash. */
export interface StoredKey {
  readonly keyId: string;
  readonly tenant: string;
  readonly hash: Uint8Array;
  readonly scopes: readonly Scope[];
  readonly expiresAt?: Date | undefined;
  readonly revokedAt?: Date | undefined;
}

/** Where keys are kept. */
export interface KeyStore {
  find(keyId: string): Promise<StoredKey | undefined>;
  /** Notes that the key was used just now. */
  used(keyId: string): Promise<void>;
}

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Prefix, id, 256 random bits: the prefix lets scanners for secrets find a key, the id says which one it is. */
const form = /^mlr_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_[A-Za-z0-9_-]{43}$/;

/** Makes the text of a key. It is shown once; only its hash is kept. */
export function newApiKey(keyId: string): string {
  return `mlr_${keyId.replaceAll('-', '')}_${randomBytes(32).toString('base64url')}`;
}

/** The id of a key by its text; undefined where that has not the form of one. */
export function keyIdOf(key: string): string | undefined {
  return form.exec(key)?.slice(1).join('-');
}

/** SHA-256. A key is random and long, so that a slow hash would add nothing. */
export function hashOfKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/** Whether `key` has the hash `hash`, in a time that does not tell how much of it is right. */
export function hasHash(key: string, hash: Uint8Array): boolean {
  const own = hashOfKey(key);
  return own.length === hash.length && timingSafeEqual(own, hash);
}

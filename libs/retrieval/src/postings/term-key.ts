import { hash } from 'node:crypto';

/**
 * The key of a term in a collection: the first 64 bits of SHA-256 over both, as a signed decimal. Two of a million terms share a
 * key with a chance of 1 in 37 million, and no tenant can choose terms that meet another's.
 */
export function termKey(collectionId: string, term: string): string {
  const digest = hash('sha256', `${collectionId}\n${term}`, 'hex');
  return BigInt.asIntN(64, BigInt(`0x${digest.slice(0, 16)}`)).toString();
}

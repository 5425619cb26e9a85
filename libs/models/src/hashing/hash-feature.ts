/**
 * 32 bits of a feature: FNV-1a over its UTF-16 code units, begun at `seed`, then the finaliser of MurmurHash3 (both in the public
 * domain), since FNV alone leaves the high bits of short inputs poor.
 */
export function hashFeature(feature: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < feature.length; at += 1) hash = Math.imul(hash ^ feature.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

import { createHash } from 'node:crypto';

/** The longest externalId that the API takes, characters. */
const longest = 256;

/** The externalId of a file: its path, and where that is too long, its digest with the end of it, so that no two paths share one. */
export function externalIdOf(path: string): string {
  if (path.length <= longest) return path;
  const digest = createHash('sha256').update(path).digest('hex');
  return `${digest}/${path.slice(digest.length + 1 - longest)}`;
}

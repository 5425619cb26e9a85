import { randomBytes } from 'node:crypto';

/**
 * A name that no other run uses, for a database, a bucket or a key prefix of one test file: lower-case letters, digits and
 * `separator`, so that Postgres takes it unquoted (`_`) and S3 as a bucket (`-`).
 */
export function freshName(what: string, separator: '_' | '-' = '_'): string {
  const words = what
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  return ['test', ...words].join(separator).slice(0, 50) + separator + randomBytes(5).toString('hex');
}

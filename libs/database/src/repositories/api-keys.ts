import type { ApiKey, Scope } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';
import { storableText } from '../storable.ts';

export interface NewApiKey {
  readonly keyId: string;
  readonly tenant: string;
  readonly name: string;
  /** SHA-256 of the key. */
  readonly hash: Uint8Array;
  readonly scopes: readonly Scope[];
  readonly createdBy: string;
  readonly expiresAt?: string | undefined;
}

/** What is needed to believe a key. */
export interface KnownApiKey {
  readonly keyId: string;
  readonly tenant: string;
  readonly hash: Uint8Array;
  readonly scopes: readonly Scope[];
  readonly expiresAt?: Date | undefined;
  readonly revokedAt?: Date | undefined;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly scopes: Scope[];
  readonly created_by: string;
  readonly created_at: Date;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly last_used_at: Date | null;
}

export async function insertApiKey(tx: Transaction, key: NewApiKey): Promise<ApiKey> {
  const [row] = await tx<[Row]>`
    insert into api_keys (id, tenant, name, hash, scopes, created_by, expires_at)
    values (${key.keyId}, ${key.tenant}, ${storableText(key.name)}, ${Buffer.from(key.hash)}, ${[...key.scopes]}::text[],
      ${storableText(key.createdBy)}, ${key.expiresAt ?? null}::timestamptz)
    returning ${shown(tx)}
  `;
  return apiKeyOf(row);
}

/** A tenant's keys, the newest first, also those that are good no more. `total` counts them all. */
export async function listApiKeys(
  tx: Transaction,
  { tenant, skip, limit }: { readonly tenant: string; readonly skip: number; readonly limit: number },
): Promise<{ items: ApiKey[]; total: number }> {
  const rows = await tx<Row[]>`
    select ${shown(tx)} from api_keys where tenant = ${tenant} order by created_at desc, id limit ${limit} offset ${skip}
  `;
  const [counted] = await tx<[{ total: number }]>`select count(*) as total from api_keys where tenant = ${tenant}`;
  return { items: rows.map(apiKeyOf), total: counted.total };
}

/** Makes a key no good from now on; one that was revoked before keeps its time. Undefined where the tenant has no such key. */
export async function revokeApiKey(tx: Transaction, tenant: string, keyId: string): Promise<ApiKey | undefined> {
  const [row] = await tx<Row[]>`
    update api_keys set revoked_at = coalesce(revoked_at, now()) where tenant = ${tenant} and id = ${keyId}
    returning ${shown(tx)}
  `;
  return row && apiKeyOf(row);
}

/** A key of any tenant: whose it is, is what it is asked for. */
export async function findApiKey(sql: Transaction, keyId: string): Promise<KnownApiKey | undefined> {
  const [row] = await sql<(Row & { readonly tenant: string; readonly hash: Uint8Array })[]>`
    select id, tenant, hash, scopes, expires_at, revoked_at from api_keys where id = ${keyId}
  `;
  if (!row) return undefined;
  const { id, tenant, hash, scopes, expires_at, revoked_at } = row;
  return { keyId: id, tenant, hash, scopes, expiresAt: expires_at ?? undefined, revokedAt: revoked_at ?? undefined };
}

/** Notes that a key was used just now. */
export async function markApiKeyUsed(sql: Transaction, keyId: string): Promise<void> {
  await sql`update api_keys set last_used_at = now() where id = ${keyId}`;
}

function shown(sql: Transaction) {
  return sql`id, name, scopes, created_by, created_at, expires_at, revoked_at, last_used_at`;
}

function apiKeyOf(row: Row): ApiKey {
  return {
    keyId: row.id,
    name: row.name,
    scopes: row.scopes,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    ...(row.expires_at === null ? {} : { expiresAt: row.expires_at.toISOString() }),
    ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at.toISOString() }),
    ...(row.last_used_at === null ? {} : { lastUsedAt: row.last_used_at.toISOString() }),
  };
}

import { type Collection, type CollectionSettings, type Metric, MillraceError } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';
import { storableJson } from '../storable.ts';
import { collectionIdOf } from './collection-id.ts';

interface Row {
  readonly name: string;
  readonly settings: CollectionSettings;
  readonly documents: number;
  readonly chunks: number;
  readonly created_at: Date;
}

/** Makes a collection. Throws `DUPLICATE_RECORD` where the tenant has one of that name. */
export async function createCollection(
  sql: Transaction,
  tenant: string,
  name: string,
  settings: CollectionSettings,
): Promise<Collection> {
  const [row] = await sql<Row[]>`
    insert into collections (id, tenant, name, settings)
    values (${collectionIdOf(tenant, name)}, ${tenant}, ${name}, ${storableJson(settings)}::text::jsonb)
    on conflict do nothing
    returning name, settings, 0 as documents, 0 as chunks, created_at
  `;
  if (!row) throw new MillraceError('DUPLICATE_RECORD', `there is a collection '${name}' already`);
  return collectionOf(row);
}

/** Changes what later tasks are pinned to. Throws `COLLECTION_NOT_FOUND`. */
export async function updateCollectionSettings(
  sql: Transaction,
  tenant: string,
  name: string,
  settings: CollectionSettings,
): Promise<void> {
  const updated = await sql`
    update collections set settings = ${storableJson(settings)}::text::jsonb where tenant = ${tenant} and name = ${name}
  `;
  if (updated.count === 0) throw new MillraceError('COLLECTION_NOT_FOUND', `there is no collection '${name}'`);
}

/** One collection of a tenant. Throws `COLLECTION_NOT_FOUND`. */
export async function getCollection(sql: Transaction, tenant: string, name: string): Promise<Collection> {
  const [row] = await sql<Row[]>`
    ${collectionSelection(sql)}
    where c.tenant = ${tenant} and c.name = ${name}
    group by c.id
  `;
  if (!row) throw new MillraceError('COLLECTION_NOT_FOUND', `there is no collection '${name}'`);
  return collectionOf(row);
}

/** All collections of a tenant by name, with what can be searched in them. */
export async function listCollections(sql: Transaction, tenant: string): Promise<Collection[]> {
  const rows = await sql<Row[]>`
    ${collectionSelection(sql)}
    where c.tenant = ${tenant}
    group by c.id
    order by c.name
  `;
  return rows.map(collectionOf);
}

function collectionSelection(sql: Transaction) {
  return sql`
    select c.name, c.settings, c.created_at, count(d.id) as documents, coalesce(sum(live.chunks), 0)::int8 as chunks
    from collections c
    left join documents d on d.collection_id = c.id and (d.deleted_at is null or d.newest_accepted_at > d.deleted_at)
    left join generations live on live.id = d.live_generation
  `;
}

function collectionOf({ created_at, ...row }: Row): Collection {
  return { ...row, createdAt: created_at.toISOString() };
}

/** Vectors that are searched alike: one index serves them. */
export interface VectorKind {
  readonly dimension: number;
  readonly metric: Metric;
}

/** The kinds of vectors that collections are searched by now, each once. */
export async function vectorKinds(sql: Transaction): Promise<VectorKind[]> {
  return sql<VectorKind[]>`
    select distinct (settings -> 'embedding' ->> 'dimension')::int as dimension,
      coalesce(settings -> 'embedding' ->> 'metric', 'cosine') as metric
    from collections order by 1, 2
  `;
}

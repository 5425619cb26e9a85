import { v5, v7 } from 'uuid';

/** Namespace of every derived id (RFC 9562 §5.5): fixed for ever, since ids are stored. */
const namespace = '6f0c1f5e-5d0b-5c86-9d0e-3f2f6c1f7a11';

/** A new task id. A UUIDv7 (RFC 9562 §5.7), so that its own time says under which hour the original lies. */
export function newTaskId(atMs?: number): string {
  return atMs === undefined ? v7() : v7({ msecs: atMs });
}

/** A new id of a row, a UUIDv7, so that rows lie in an index as they came. */
export function newId(): string {
  return v7();
}

/** The id that follows from `parts`: the same parts give the same id, on any machine. */
export function derivedId(...parts: readonly (string | number)[]): string {
  return v5(parts.map((part) => encodeURIComponent(part)).join('/'), namespace);
}

/** The document that `externalId` names within a tenant's collection. */
export function documentIdOf(tenant: string, collection: string, externalId: string): string {
  return derivedId('document', tenant, collection, externalId);
}

/** Milliseconds since the epoch that a UUIDv7 holds in its first 48 bits. */
export function timeOfUuidV7(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

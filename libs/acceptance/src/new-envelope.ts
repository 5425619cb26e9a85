import {
  type CollectionSettings,
  derivedId,
  documentIdOf,
  type Metadata,
  MillraceError,
  objectKeys,
  type Priority,
  type TaskEnvelope,
} from '@millrace/contracts';
import type { ObjectStore, TaskStates } from '@millrace/ports';
import { pinSettings } from './pin-settings.ts';

/** What a caller asks for: the part of an envelope that is not decided by us. */
export interface UploadRequest {
  readonly taskId: string;
  readonly tenant: string;
  readonly collection: string;
  readonly name: string;
  readonly externalId?: string | undefined;
  readonly contentType?: string | undefined;
  readonly metadata?: Metadata | undefined;
  readonly version?: number | undefined;
  readonly priority?: Priority | undefined;
  readonly requestId?: string | undefined;
  /** Raised by a replay. Default 0. */
  readonly run?: number | undefined;
  /** An object under `incoming/<tenant>/` that is the original, instead of bytes that are still to come. */
  readonly objectKey?: string | undefined;
}

/** Every event carries the envelope, and an event may not be larger than 256 KiB with what else it carries. */
const mostEnvelopeBytes = 32 * 1024;

export interface EnvelopeDeps {
  readonly objects: ObjectStore;
  readonly states: Pick<TaskStates, 'acceptanceTime'>;
  /** Default: read from the object store every time. */
  readonly pin?: (tenant: string, collection: string) => Promise<CollectionSettings>;
}

/**
 * Fixes the envelope of a new task: settings pinned, document named, time of acceptance taken.
 * Throws `COLLECTION_NOT_FOUND`, `AUTHORIZATION_ERROR` (a key outside the tenant's prefix), `OBJECT_NOT_FOUND`,
 * `VALIDATION_ERROR` (metadata that would make every event too large).
 */
export async function newEnvelope(
  { objects, states, pin = (tenant, collection) => pinSettings(objects, tenant, collection) }: EnvelopeDeps,
  { objectKey, ...request }: UploadRequest,
): Promise<TaskEnvelope> {
  const { taskId, tenant, collection, externalId } = request;
  const documentId = externalId ? documentIdOf(tenant, collection, externalId) : derivedId('document', tenant, taskId);
  const [settings, original, acceptedAtMs] = await Promise.all([
    pin(tenant, collection),
    objectKey === undefined ? { key: objectKeys.original(taskId) } : pinObject(objects, tenant, objectKey),
    states.acceptanceTime(tenant, documentId),
  ]);
  const envelope: TaskEnvelope = {
    taskId,
    tenant,
    collection,
    documentId,
    name: request.name,
    metadata: request.metadata ?? {},
    acceptedAt: new Date(acceptedAtMs).toISOString(),
    run: request.run ?? 0,
    original,
    settings,
    ...(externalId === undefined ? {} : { externalId }),
    ...(request.contentType === undefined ? {} : { contentType: request.contentType }),
    ...(request.version === undefined ? {} : { version: request.version }),
    ...(request.requestId === undefined ? {} : { requestId: request.requestId }),
    ...(request.priority === 'bulk' ? { priority: request.priority } : {}),
  };
  const bytes = Buffer.byteLength(JSON.stringify(envelope));
  if (bytes <= mostEnvelopeBytes) return envelope;
  throw new MillraceError(
    'VALIDATION_ERROR',
    `the task has ${bytes} bytes without its document, over ${mostEnvelopeBytes}: shorten the metadata`,
  );
}

async function pinObject(objects: ObjectStore, tenant: string, key: string): Promise<{ key: string; etag: string }> {
  if (!key.startsWith(objectKeys.incoming(tenant)) || key.split('/').includes('..')) {
    throw new MillraceError('AUTHORIZATION_ERROR', `only objects under ${objectKeys.incoming(tenant)} may be named`);
  }
  const head = await objects.head(key);
  if (!head) throw new MillraceError('OBJECT_NOT_FOUND', `there is no object '${key}'`);
  return { key, etag: head.etag };
}

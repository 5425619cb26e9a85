import {
  collectionSettingsSchema,
  derivedId,
  documentIdOf,
  documentUpload,
  objectKeys,
  slugSchema,
  type TaskEnvelope,
  taskEnvelopeSchema,
  timeOfUuidV7,
} from '@millrace/contracts';
import { z } from 'zod';

/**
 * The task that a message belongs to. `accepted` is false where it only asks for one: then the envelope is what would
 * have been accepted.
 */
export interface TaskOfMessage {
  readonly task: TaskEnvelope;
  readonly accepted: boolean;
}

const cloudEvent = z.object({ specversion: z.string(), type: z.string(), data: z.unknown() });
const carriesTask = z.object({ task: taskEnvelopeSchema });

/**
 * A request for a task as far as it must be whole to be told of; whatever else is wrong with it may be why it failed.
 */
const request = z.object({
  taskId: z.uuidv7(),
  tenant: slugSchema.optional(),
  collection: slugSchema.default('default'),
  externalId: z.string().min(1).max(256).optional().catch(undefined),
  name: z.string().min(1).max(1024).catch('unnamed'),
});

export interface ReadMessage {
  readonly body: Uint8Array;
  readonly eventType: string;
  /** Of a request that names none. Default: `default`. */
  readonly tenant?: string;
}

/** Finds the task in a message, of any event; undefined where it belongs to none, or cannot be read. */
export function taskOfMessage({ body, eventType, tenant = 'default' }: ReadMessage): TaskOfMessage | undefined {
  const json = parse(body);
  const event = cloudEvent.safeParse(json).data ?? { type: eventType, data: json };
  const carried = carriesTask.safeParse(event.data);
  if (carried.success) return { task: carried.data.task, accepted: true };
  if (event.type !== documentUpload.type) return undefined;
  const asked = request.safeParse(event.data);
  return asked.success
    ? { task: envelopeOf({ ...asked.data, tenant: asked.data.tenant ?? tenant }), accepted: false }
    : undefined;
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}

type Request = z.infer<typeof request> & { readonly tenant: string };

function envelopeOf({ taskId, tenant, collection, externalId, name }: Request): TaskEnvelope {
  return {
    taskId,
    tenant,
    collection,
    documentId: externalId ? documentIdOf(tenant, collection, externalId) : derivedId('document', tenant, taskId),
    ...(externalId === undefined ? {} : { externalId }),
    name,
    metadata: {},
    acceptedAt: new Date(timeOfUuidV7(taskId)).toISOString(),
    run: 0,
    original: { key: objectKeys.original(taskId) },
    settings: collectionSettingsSchema.parse({}),
  };
}

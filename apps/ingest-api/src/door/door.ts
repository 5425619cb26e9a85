import type { IncomingMessage, ServerResponse } from 'node:http';
import { MillraceError, type Priority } from '@millrace/contracts';
import { callerOf } from '@millrace/http';
import type { QueueLoad } from './queue-load.ts';
import type { TenantLoad } from './tenant-load.ts';

export interface DoorLimits {
  /** Uploads that may be on their way in at once. */
  readonly maxUploads: number;
  /** Tasks that a tenant may have under way before its uploads go through the queues for bulk. */
  readonly tenantInteractive: number;
  /** Tasks that a tenant may have under way at all. */
  readonly tenantMax: number;
}

/** A request as a hook of its route sees it. */
interface Arriving {
  readonly raw: IncomingMessage;
  readonly headers: IncomingMessage['headers'];
}

/** Where it is decided whether an upload may come in, so that nothing is accepted that cannot be kept up with. */
export interface Door {
  /**
   * The hook `onRequest` of a route that takes documents: lets a request in before any of its body is read, and counts it until its
   * response is closed. Throws `OVERLOADED`, `TENANT_OVERLOADED` or `DEPENDENCY_UNAVAILABLE`.
   */
  onRequest(request: Arriving, reply: { readonly raw: ServerResponse }): Promise<void>;
  /** What a request that was let in gets which asks for `asked`. */
  priorityOf(request: Pick<Arriving, 'raw'>, asked: Priority | undefined): Priority;
}

/** Uploads are short: a place is free again soon. */
const placeAgainMs = 1_000;
const tenantAgainMs = 10_000;

export function createDoor(
  { queues, tenants }: { readonly queues: QueueLoad; readonly tenants: TenantLoad },
  { maxUploads, tenantInteractive, tenantMax }: DoorLimits,
): Door {
  let uploads = 0;
  const pastInteractive = new WeakSet<IncomingMessage>();

  function takePlace(response: ServerResponse): void {
    if (uploads >= maxUploads) {
      const message = `${uploads} uploads are on their way in already`;
      throw new MillraceError('OVERLOADED', message, { retryAfterMs: placeAgainMs });
    }
    uploads++;
    response.once('close', () => {
      uploads--;
    });
  }

  async function enter(tenant: string, request: IncomingMessage): Promise<void> {
    const [underWay] = await Promise.all([tenants.enter(tenant), queues.check()]);
    if (underWay >= tenantMax) {
      const message = `${underWay} documents of ${tenant} are under way`;
      throw new MillraceError('TENANT_OVERLOADED', message, { retryAfterMs: tenantAgainMs });
    }
    if (underWay >= tenantInteractive) pastInteractive.add(request);
  }

  return {
    async onRequest(request, reply) {
      const tenant = callerOf(request).tenant;
      takePlace(reply.raw);
      await enter(tenant, request.raw);
    },
    priorityOf: ({ raw }, asked = 'interactive') => (pastInteractive.has(raw) ? 'bulk' : asked),
  };
}

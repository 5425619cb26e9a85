import { decodeEvent, type EventDefinition, type EventOf, MillraceError, messageHeaders } from '@millrace/contracts';
import type { BusMessage } from '@millrace/ports';
import { z } from 'zod';

const ofTenant = z.looseObject({ tenant: z.string() });

/**
 * The event that a producer outside sent. Its tenant is the user that the broker vouches for, by which `dataFor` presets it; a body
 * that names it names that one. Throws `AUTHORIZATION_ERROR`, and as every event `MALFORMED_MESSAGE` and `UNKNOWN_EVENT`.
 */
export function decodeVouched<D extends EventDefinition>(
  message: BusMessage,
  definition: D,
  dataFor: (user: string) => z.ZodType,
): EventOf<D> {
  const user = message.headers[messageHeaders.user];
  if (typeof user !== 'string') {
    throw new MillraceError(
      'AUTHORIZATION_ERROR',
      'nobody vouches for the message: set its property user_id to your user',
    );
  }
  const event = decodeEvent(message, [{ ...definition, data: dataFor(user) }]);
  const { tenant } = ofTenant.parse(event.data);
  if (tenant === user) return event as EventOf<D>;
  throw new MillraceError('AUTHORIZATION_ERROR', `the user '${user}' is not the tenant '${tenant}'`);
}

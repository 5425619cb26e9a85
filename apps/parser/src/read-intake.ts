import {
  decodeEvent,
  documentUpload,
  documentUploadSchema,
  type EventOf,
  MillraceError,
  messageHeaders,
  slugSchema,
} from '@millrace/contracts';
import type { BusMessage } from '@millrace/ports';

/**
 * The upload that a producer outside asks for. Its tenant is the user that the broker vouches for; a body need not name it, and may
 * name no other. Throws `AUTHORIZATION_ERROR`, and as every event `MALFORMED_MESSAGE` and `UNKNOWN_EVENT`.
 */
export function readIntake(message: BusMessage): EventOf<typeof documentUpload> {
  const user = message.headers[messageHeaders.user];
  if (typeof user !== 'string') {
    throw new MillraceError(
      'AUTHORIZATION_ERROR',
      'nobody vouches for the message: set its property user_id to your user',
    );
  }
  const data = documentUploadSchema.safeExtend({ tenant: slugSchema.prefault(user) });
  const upload = decodeEvent(message, [{ ...documentUpload, data }]) as EventOf<typeof documentUpload>;
  if (upload.data.tenant === user) return upload;
  throw new MillraceError('AUTHORIZATION_ERROR', `the user '${user}' is not the tenant '${upload.data.tenant}'`);
}

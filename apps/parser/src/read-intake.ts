import { documentUpload, documentUploadSchema, type EventOf, slugSchema } from '@millrace/contracts';
import type { BusMessage } from '@millrace/ports';
import { decodeVouched } from '@millrace/worker-runtime';

/** The upload that a producer outside asks for, in the name of its own tenant. */
export function readIntake(message: BusMessage): EventOf<typeof documentUpload> {
  return decodeVouched(message, documentUpload, (user) =>
    documentUploadSchema.safeExtend({ tenant: slugSchema.prefault(user) }),
  );
}

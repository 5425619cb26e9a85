import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { MillraceError } from './millrace-error.ts';
import { type TaskEnvelope, taskEnvelopeSchema } from './task-envelope.ts';

/** Name of the metadata field of an original that holds its envelope. */
export const envelopeMetadataKey = 'envelope';

/** S3 takes 2 KB of user metadata, names included; the rest is left to the store's own. */
const mostMetadataBytes = 1_900;

/** The most bytes that an envelope may inflate to. */
const mostEnvelopeBytes = 1024 * 1024;

/** The envelope as it travels in an original's metadata: base64url of deflated JSON. Undefined where it does not fit: then it is a note object. */
export function encodeEnvelope(task: TaskEnvelope): string | undefined {
  const encoded = deflateRawSync(JSON.stringify(task)).toString('base64url');
  return encoded.length <= mostMetadataBytes ? encoded : undefined;
}

/** The reverse of {@link encodeEnvelope}. Throws `VALIDATION_ERROR` where it is none. */
export function decodeEnvelope(encoded: string): TaskEnvelope {
  try {
    const json = inflateRawSync(Buffer.from(encoded, 'base64url'), { maxOutputLength: mostEnvelopeBytes });
    return taskEnvelopeSchema.parse(JSON.parse(json.toString('utf8')));
  } catch (cause) {
    throw new MillraceError('VALIDATION_ERROR', 'the metadata hold no task envelope', { cause });
  }
}

import { MillraceError } from '@millrace/contracts';

/** S3's limit on a key, in bytes of UTF-8. */
const maxKeyBytes = 1024;
/** S3's limit on the user-defined metadata of one object: the bytes of all keys and values. */
const maxMetadataBytes = 2048;

const controlOrLoneSurrogate = /\p{Cc}|\p{Cs}/u;

/**
 * Throws `VALIDATION_ERROR` unless every adapter keeps the key as it stands: 1 to 1,024 bytes of UTF-8 in segments parted by `/`,
 * none of them empty, `.` or `..`, and no control characters.
 */
export function checkObjectKey(key: string): void {
  const reason = whyKeyIsRefused(key);
  if (reason !== undefined)
    throw new MillraceError('VALIDATION_ERROR', `The object key ${JSON.stringify(key)} ${reason}`);
}

function whyKeyIsRefused(key: string): string | undefined {
  if (Buffer.byteLength(key) > maxKeyBytes) return `is longer than ${maxKeyBytes} bytes`;
  if (controlOrLoneSurrogate.test(key)) return 'holds a control character or half a surrogate pair';
  for (const segment of key.split('/')) {
    if (segment === '' || segment === '.' || segment === '..') return `has the segment "${segment}"`;
  }
  return undefined;
}

/** Throws `VALIDATION_ERROR` unless the metadata travel as HTTP headers unharmed, and the whole fits S3's 2 KB. */
export function checkObjectMetadata(metadata: Readonly<Record<string, string>>): void {
  let bytes = 0;
  for (const [key, value] of Object.entries(metadata)) {
    if (!/^[a-z0-9][a-z0-9-]*$/.test(key)) {
      throw new MillraceError(
        'VALIDATION_ERROR',
        `The metadata key ${JSON.stringify(key)} is no lower-case header name`,
      );
    }
    if (!/^[!-~]([ -~]*[!-~])?$/.test(value)) {
      throw new MillraceError('VALIDATION_ERROR', `The metadata value of ${key} is empty, or not printable ASCII`);
    }
    bytes += key.length + value.length;
  }
  if (bytes > maxMetadataBytes) {
    throw new MillraceError('VALIDATION_ERROR', `The metadata has ${bytes} bytes; ${maxMetadataBytes} is the most`);
  }
}

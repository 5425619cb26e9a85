import { Code, ConnectError } from '@connectrpc/connect';
import type { Compression } from '@connectrpc/connect/protocol';
import { compressionBrotli, compressionGzip } from '@connectrpc/connect-node';

const known: readonly Compression[] = [compressionGzip, compressionBrotli];

/** How messages are packed that come with this `grpc-encoding`; undefined: they are not. Throws `UNIMPLEMENTED` (compression.md of gRPC). */
export function packingOf(encoding: string | string[] | undefined): Compression | undefined {
  if (encoding === undefined || encoding === 'identity') return undefined;
  const found = known.find(({ name }) => name === encoding);
  if (found) return found;
  const names = known.map(({ name }) => name).join(',');
  const message = `'${encoding}' is no way of packing that is known here: ${names} are`;
  throw new ConnectError(message, Code.Unimplemented, { 'grpc-accept-encoding': names });
}

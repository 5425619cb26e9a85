import { Code, ConnectError } from '@connectrpc/connect';
import type { Compression } from '@connectrpc/connect/protocol';
import { compressionBrotli, compressionGzip } from '@connectrpc/connect-node';

const known: readonly Compression[] = [compressionGzip, compressionBrotli];

/** As `grpc-accept-encoding` tells them. */
export const knownPackings = known.map(({ name }) => name).join(',');

/** How messages are packed that come with this `grpc-encoding`; undefined: they are not. Throws `UNIMPLEMENTED` (compression.md of gRPC). */
export function packingOf(encoding: string | string[] | undefined): Compression | undefined {
  if (encoding === undefined || encoding === 'identity') return undefined;
  const found = known.find(({ name }) => name === encoding);
  if (found) return found;
  throw new ConnectError(`messages are unpacked by ${knownPackings}, not by '${encoding}'`, Code.Unimplemented);
}

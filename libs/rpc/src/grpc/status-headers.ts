import type { OutgoingHttpHeaders } from 'node:http2';
import { ConnectError } from '@connectrpc/connect';
import { headerStatusDetailsBin, setTrailerStatus } from '@connectrpc/connect/protocol-grpc';

/** Characters of a message that are told: each may take nine bytes on its way. */
const maxCharacters = 500;

/** Bytes of details that are told. With the message they stay below 8 KiB: past that the libraries of gRPC refuse an answer unread. */
const maxDetailBytes = 3_072;

/** `metadata` and how a call ended: by `error`, or well. What of an error is too long to be told is left out, its code never. */
export function statusHeaders(error: ConnectError | undefined, metadata = new Headers()): OutgoingHttpHeaders {
  const headers = setTrailerStatus(metadata, error && told(error));
  if ((headers.get(headerStatusDetailsBin)?.length ?? 0) > maxDetailBytes) headers.delete(headerStatusDetailsBin);
  return Object.fromEntries(headers);
}

/** With a message that can be sent: half a character, as is left of one that was cut, cannot be encoded. */
function told({ rawMessage, code, metadata, details, isWireError }: ConnectError): ConnectError {
  const message = rawMessage.length > maxCharacters ? `${rawMessage.slice(0, maxCharacters)}…` : rawMessage;
  return Object.assign(new ConnectError(message.toWellFormed(), code, metadata), { details, isWireError });
}

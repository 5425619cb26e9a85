/** The first byte of an envelope is its flags, the other four say how long what follows is (PROTOCOL-HTTP2.md of gRPC: Length-Prefixed-Message). */
export const envelopeHeadBytes = 5;

/** Says of an envelope that what stands in it is packed. */
export const packedFlag = 1;

/** A message as it goes over the wire. */
export interface Envelope {
  readonly flags: number;
  readonly bytes: Uint8Array;
}

/** An envelope in one piece. */
export function enveloped({ flags, bytes }: Envelope): Buffer {
  const envelope = Buffer.allocUnsafe(envelopeHeadBytes + bytes.length);
  envelope.writeUInt8(flags, 0);
  envelope.writeUInt32BE(bytes.length, 1);
  envelope.set(bytes, envelopeHeadBytes);
  return envelope;
}

/** Class and method of AMQP 0-9-1 (§1.8) as they stand at the start of a method frame's payload. */
const basicPublish = [0x00, 0x3c, 0x00, 0x28];
const basicAck = [0x00, 0x3c, 0x00, 0x50];

/** Whether a consumer says something by which its message would be settled: it publishes what follows, or acknowledges. */
export function settles(said: Buffer): boolean {
  return said.includes(Buffer.from(basicPublish)) || said.includes(Buffer.from(basicAck));
}

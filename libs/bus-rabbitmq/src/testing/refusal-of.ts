import type { ConfirmChannel } from 'amqplib';
import { openConfirmChannel } from '../open-channel.ts';
import { connectTo, type RabbitServer } from '../rabbit-server.ts';
import { replyCodeOf } from '../reply-code.ts';

/** The reply code with which the broker refuses what `attempt` does on a channel of its own; undefined where it allows it. */
export async function refusalOf(
  server: RabbitServer,
  attempt: (channel: ConfirmChannel) => unknown,
): Promise<number | undefined> {
  const connection = await connectTo(server, 'role test');
  connection.on('error', () => {});
  let refusal: number | undefined;
  const channel = await openConfirmChannel(connection, (reason) => {
    refusal ??= replyCodeOf(reason);
  });
  try {
    await attempt(channel);
    await channel.waitForConfirms();
    await channel.close();
  } catch (error) {
    refusal ??= replyCodeOf(error);
    if (refusal === undefined) throw error;
  }
  await connection.close();
  return refusal;
}

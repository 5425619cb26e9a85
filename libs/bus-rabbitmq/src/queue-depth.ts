import type { ChannelModel } from 'amqplib';
import { openChannel } from './open-channel.ts';
import { replyCodeOf, replyCodes } from './reply-code.ts';

/** Messages that are ready in `queue`, 0 where there is none. On a channel of its own: the broker closes it when the queue is missing. */
export async function queueDepth(connection: ChannelModel, queue: string): Promise<number> {
  const channel = await openChannel(connection, () => {});
  try {
    const { messageCount } = await channel.checkQueue(queue);
    await channel.close();
    return messageCount;
  } catch (error) {
    if (replyCodeOf(error) === replyCodes.notFound) return 0;
    throw error;
  }
}

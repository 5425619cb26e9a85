import type { ChannelModel } from 'amqplib';
import { openChannel } from './open-channel.ts';

/** NOT_FOUND (AMQP 0-9-1 §1.2). */
const notFound = 404;

/** Messages that are ready in `queue`, 0 where there is none. On a channel of its own: the broker closes it when the queue is missing. */
export async function queueDepth(connection: ChannelModel, queue: string): Promise<number> {
  const channel = await openChannel(connection, () => {});
  try {
    const { messageCount } = await channel.checkQueue(queue);
    await channel.close();
    return messageCount;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === notFound) return 0;
    throw error;
  }
}

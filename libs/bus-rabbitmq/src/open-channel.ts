import type { Channel, ChannelModel, ConfirmChannel } from 'amqplib';

type OnGone = (reason: Error) => void;

/** A channel that tells `onGone` when it is no more, whoever closed it. */
export async function openChannel(connection: ChannelModel, onGone: OnGone): Promise<Channel> {
  return watch(await connection.createChannel(), onGone);
}

/** The same, with publisher confirms. */
export async function openConfirmChannel(connection: ChannelModel, onGone: OnGone): Promise<ConfirmChannel> {
  return watch(await connection.createConfirmChannel(), onGone);
}

/** A channel whose `error` nobody listens to takes the process down. `close` is heard before amqplib fails what is unconfirmed. */
function watch<T extends Channel>(channel: T, onGone: OnGone): T {
  channel.on('error', onGone);
  channel.prependListener('close', () => onGone(new Error('the channel or its connection was closed')));
  return channel;
}

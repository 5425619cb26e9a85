import type { Logger } from '@millrace/ports';
import type { Channel, ChannelModel } from 'amqplib';
import { openChannel } from './open-channel.ts';
import { replyCodeOf, replyCodes } from './reply-code.ts';
import type { Declaration } from './topology.ts';

/**
 * Declares what is missing, on a channel of its own, since a refusal closes it. A queue that stands with other arguments is used
 * as it is, with a warning: a release that changes arguments must not stop the fleet. Drain and delete the queue to have it anew.
 * A user that may declare nothing uses what others have declared.
 */
export async function declare(
  connection: ChannelModel,
  declarations: readonly Declaration[],
  log: Logger,
): Promise<void> {
  let channel = await openChannel(connection, () => {});
  for (const declaration of declarations) {
    try {
      await declareOne(channel, declaration);
    } catch (error) {
      const code = replyCodeOf(error);
      if (code === replyCodes.accessRefused) {
        log.info({ declaration, reason: String(error) }, 'may not declare on the broker; uses what stands there');
        return;
      }
      if (code !== replyCodes.preconditionFailed) throw error;
      log.warn({ declaration, err: error }, 'the broker has it with other arguments; used as it stands');
      channel = await openChannel(connection, () => {});
    }
  }
  await channel.close();
}

async function declareOne(channel: Channel, declaration: Declaration): Promise<void> {
  if ('exchange' in declaration) await channel.assertExchange(declaration.exchange, declaration.type);
  else if ('queue' in declaration) await channel.assertQueue(declaration.queue, { arguments: declaration.arguments });
  else await channel.bindQueue(declaration.bind, declaration.to, declaration.routingKey);
}

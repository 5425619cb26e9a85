import type { Logger } from '@millrace/ports';
import type { Channel, ChannelModel } from 'amqplib';
import { openChannel } from './open-channel.ts';
import type { Declaration } from './topology.ts';

/** PRECONDITION_FAILED (AMQP 0-9-1 §1.2): the broker has it already, with other arguments. */
const preconditionFailed = 406;

/**
 * Declares what is missing, on a channel of its own, since a refusal closes it. A queue that stands with other arguments is used
 * as it is, with a warning: a release that changes arguments must not stop the fleet. Drain and delete the queue to have it anew.
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
      if (!isPreconditionFailed(error)) throw error;
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

function isPreconditionFailed(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === preconditionFailed;
}

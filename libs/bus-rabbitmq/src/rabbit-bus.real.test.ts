import { describeBus } from '@millrace/ports/testing';
import { openRabbitWorld } from './testing/rabbit-world.ts';

describeBus('RabbitMQ', async () => {
  const world = await openRabbitWorld();
  return { ...world, bus: await world.connect() };
});

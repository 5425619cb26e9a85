import { openRabbitBus } from '@millrace/bus-rabbitmq';
import { type Bus, silentLogger } from '@millrace/ports';

/** A connection of one's own to the broker that `environment` names. */
export function openBus(environment: Readonly<Record<string, string>>): Bus {
  return openRabbitBus({
    host: environment.RABBITMQ_HOST ?? '',
    port: Number(environment.RABBITMQ_PORT),
    user: environment.RABBITMQ_USER ?? '',
    password: environment.RABBITMQ_PASSWORD ?? '',
    vhost: environment.RABBITMQ_VHOST ?? '',
    connectionName: 'producer',
    log: silentLogger,
  });
}

/** Sends plain JSON, as a producer does that knows nothing of events. */
export function sendJson(bus: Bus, queue: string, type: string, id: string, data: object): Promise<void> {
  return bus.send(queue, {
    id,
    type,
    contentType: 'application/json',
    headers: {},
    body: Buffer.from(JSON.stringify(data)),
  });
}

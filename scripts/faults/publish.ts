import { openRabbitBus } from '@millrace/bus-rabbitmq';
import { silentLogger } from '@millrace/ports';

/** A producer of plain JSON messages. */
export interface Producer {
  send(queue: string, type: string, data: object): Promise<void>;
  close(): Promise<void>;
}

export async function connectTo(environment: Readonly<Record<string, string>>): Promise<Producer> {
  const bus = openRabbitBus({
    host: environment.RABBITMQ_HOST ?? '',
    port: Number(environment.RABBITMQ_PORT),
    user: environment.RABBITMQ_USER ?? '',
    password: environment.RABBITMQ_PASSWORD ?? '',
    vhost: environment.RABBITMQ_VHOST ?? '',
    connectionName: 'producer',
    log: silentLogger,
  });
  let sent = 0;
  return {
    async send(queue, type, data) {
      await bus.send(queue, {
        id: `m${sent++}`,
        type,
        contentType: 'application/json',
        headers: {},
        body: Buffer.from(JSON.stringify(data)),
      });
    },
    close: () => bus.close(),
  };
}

import { type Bus, silentLogger } from '@millrace/ports';
import { type BusWorld, freshVhost, openTcpProxy, realServers, type TcpProxy } from '@millrace/ports/testing';
import { openRabbitBus, type RabbitBusOptions } from '../rabbit-bus.ts';

/** A virtual host of its own on the real broker, reached through a proxy that a test can slam. */
export interface RabbitWorld extends Omit<BusWorld, 'bus' | 'connect'> {
  readonly vhost: string;
  readonly proxy: TcpProxy;
  /** Opens a bus through the proxy; `close` closes it too. */
  connect(options?: Partial<RabbitBusOptions>): Promise<Bus>;
  /** Opens a bus that the proxy does not touch. */
  connectDirectly(options?: Partial<RabbitBusOptions>): Promise<Bus>;
  /** The management interface; `{vhost}` stands for the virtual host. */
  api(method: string, path: string, body?: object): Promise<unknown>;
}

export async function openRabbitWorld(): Promise<RabbitWorld> {
  const { rabbitmq } = realServers();
  const { vhost, api, drop } = await freshVhost('bus', rabbitmq);
  const proxy = await openTcpProxy(rabbitmq);
  const buses: Bus[] = [];
  const connectTo = async (options: Partial<RabbitBusOptions>) => {
    const bus = openRabbitBus({ ...rabbitmq, vhost, connectionName: 'bus test', log: silentLogger, ...options });
    buses.push(bus);
    return bus;
  };
  return {
    vhost,
    proxy,
    api,
    connect: (options) => connectTo({ host: proxy.host, port: proxy.port, ...options }),
    connectDirectly: (options) => connectTo({ ...options }),
    crash: async () => proxy.drop(),
    close: async () => {
      proxy.resume();
      await Promise.all(buses.map((bus) => bus.close()));
      await proxy.close();
      await drop();
    },
  };
}

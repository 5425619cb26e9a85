import { type ChannelModel, connect } from 'amqplib';

export interface RabbitServer {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly vhost: string;
  /** Connect by TLS (`amqps`). Default: no. */
  readonly tls?: boolean;
  /**
   * Seconds between heartbeats; a connection is given up after two without a sign. Default 20. An event loop that is blocked for
   * longer loses its connection.
   */
  readonly heartbeatSeconds?: number;
}

const handshakeTimeoutMs = 10_000;

/** Opens one connection, by `name` in the broker's list. */
export function connectTo(server: RabbitServer, name: string): Promise<ChannelModel> {
  return connect(
    {
      protocol: server.tls ? 'amqps' : 'amqp',
      hostname: server.host,
      port: server.port,
      username: server.user,
      password: server.password,
      // amqplib decodes it as part of a URL.
      vhost: encodeURIComponent(server.vhost),
      heartbeat: server.heartbeatSeconds ?? 20,
    },
    { noDelay: true, timeout: handshakeTimeoutMs, clientProperties: { connection_name: name } },
  );
}

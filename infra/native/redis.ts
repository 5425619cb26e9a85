import type { NativeHost, NativeServer } from './native-server.ts';
import { answersTcp } from './probes.ts';

/** Redis with every write kept in its append-only file, and no eviction: task states must not vanish under pressure. */
export function redisServer(host: NativeHost): NativeServer {
  const { redis: port } = host.ports;
  const { password } = host.installation;
  const config = [
    'bind 127.0.0.1',
    `port ${port}`,
    'dir /srv/redis',
    'appendonly yes',
    'save ""',
    'maxmemory-policy noeviction',
    `requirepass ${password}`,
  ];
  return {
    name: 'redis',
    restarted: ['redis'],
    daemons: [
      {
        name: 'redis',
        user: 'redis',
        port,
        command: ['redis-server', '/srv/redis/redis.conf'],
        async prepare() {
          await host.run('root', ['install', '-d', '-o', 'redis', '-g', 'redis', '-m', '700', '/srv/redis']);
          host.write('/srv/redis/redis.conf', `${config.join('\n')}\n`);
        },
        isReady: () => answersTcp(port, `AUTH ${password}\r\nPING\r\n`, '+OK\r\n+PONG'),
      },
    ],
  };
}

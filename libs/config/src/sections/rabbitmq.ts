import { z } from 'zod';
import { setting, withUrl } from '../setting.ts';
import { decoded, isSecure } from '../url-parts.ts';

export const rabbitmqSettings = withUrl(
  z.object({
    host: setting(z.string().default('localhost'), { env: ['RABBITMQ_HOST'], describe: 'Host of RabbitMQ' }),
    port: setting(z.int().min(1).max(65_535).default(5672), {
      env: ['RABBITMQ_PORT'],
      describe: 'AMQP port of RabbitMQ',
    }),
    user: setting(z.string().default('guest'), { env: ['RABBITMQ_USER'], describe: 'User of RabbitMQ' }),
    password: setting(z.string().default('guest'), {
      env: ['RABBITMQ_PASSWORD'],
      secret: true,
      describe: 'Password of RabbitMQ',
    }),
    vhost: setting(z.string().default('/'), { env: ['RABBITMQ_VHOST'], describe: 'Virtual host' }),
    managementUrl: setting(z.url({ protocol: /^https?$/ }).optional(), {
      env: ['RABBITMQ_MANAGEMENT_URL'],
      describe:
        'URL of the management interface, which the scheduler counts queues by; default: port 15672 of the host',
    }),
    tls: setting(z.boolean().default(false), { env: ['RABBITMQ_TLS'], describe: 'Connect by TLS (amqps)' }),
  }),
  {
    env: ['RABBITMQ_URL', 'AMQP_URL'],
    describe: 'amqp://user:password@host:port/vhost, or amqps:// for TLS',
    protocols: ['amqp:', 'amqps:'],
    parts: (url) => ({
      host: url.hostname,
      port: url.port || (url.protocol === 'amqps:' ? '5671' : ''),
      user: decoded(url.username),
      password: decoded(url.password),
      vhost: decoded(url.pathname.slice(1)),
      tls: isSecure(url),
    }),
  },
);
export type RabbitmqSettings = z.infer<typeof rabbitmqSettings>;

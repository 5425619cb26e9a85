import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountName } from '../environment.ts';
import { repository } from '../settings.ts';
import type { NativeHost, NativeServer } from './native-server.ts';
import { answersHttp, answersTcp } from './probes.ts';

const home = '/srv/rabbitmq';
const shipped = (name: string) => readFileSync(join(repository, 'infra', 'rabbitmq', name), 'utf8');

/** RabbitMQ with its management API, and the port mapper `epmd` that it would otherwise leave behind. */
export function rabbitmqServer(host: NativeHost): NativeServer {
  const { ports } = host;
  const epmd = { ERL_EPMD_PORT: String(ports.epmd), ERL_EPMD_ADDRESS: '127.0.0.1' };
  const authorization = basicAuthorization(accountName, host.installation.password);
  return {
    name: 'rabbitmq',
    restarted: ['rabbitmq'],
    daemons: [
      {
        name: 'epmd',
        user: 'rabbitmq',
        port: ports.epmd,
        command: ['epmd'],
        env: epmd,
        prepare: () => prepare(host),
        isReady: () => answersTcp(ports.epmd),
      },
      {
        name: 'rabbitmq',
        user: 'rabbitmq',
        port: ports.amqp,
        // With input allowed the script becomes the Erlang machine instead of waiting for it: one pid, one process.
        command: ['/usr/lib/rabbitmq/bin/rabbitmq-server', '-noinput'],
        env: { ...epmd, RABBITMQ_ALLOW_INPUT: '1', ...nodeEnvironment(host) },
        isReady: () =>
          answersHttp(`http://127.0.0.1:${ports.management}/api/health/checks/port-listener/${ports.amqp}`, {
            authorization,
          }),
      },
    ],
  };
}

function nodeEnvironment({ ports }: NativeHost): Record<string, string> {
  return {
    HOME: home,
    RABBITMQ_CONF_ENV_FILE: '/dev/null',
    RABBITMQ_NODENAME: 'millrace@localhost',
    RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
    RABBITMQ_NODE_PORT: String(ports.amqp),
    RABBITMQ_DIST_PORT: String(ports.distribution),
    RABBITMQ_MNESIA_BASE: `${home}/data`,
    RABBITMQ_LOG_BASE: `${home}/log`,
    RABBITMQ_PID_FILE: `${home}/pid`,
    RABBITMQ_CONFIG_FILE: `${home}/rabbitmq.conf`,
    RABBITMQ_ADVANCED_CONFIG_FILE: `${home}/advanced.config`,
    RABBITMQ_ENABLED_PLUGINS_FILE: `${home}/enabled_plugins`,
    // Idle scheduler threads sleep at once instead of spinning: the machine's few cores are wanted elsewhere.
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS:
      '+sbwt none +sbwtdcpu none +sbwtdio none -kernel inet_dist_use_interface {127,0,0,1}',
  };
}

async function prepare(host: NativeHost): Promise<void> {
  const { ports, installation } = host;
  await host.run('root', ['install', '-d', '-o', 'rabbitmq', '-g', 'rabbitmq', '-m', '700', home]);
  const own = [
    'management.tcp.ip = 127.0.0.1',
    `management.tcp.port = ${ports.management}`,
    'prometheus.tcp.ip = 127.0.0.1',
    `prometheus.tcp.port = ${ports.prometheus}`,
    `default_vhost = ${accountName}`,
    `default_user = ${accountName}`,
    `default_pass = ${installation.password}`,
  ];
  host.write(`${home}/rabbitmq.conf`, `${shipped('millrace.conf')}\n${own.join('\n')}\n`);
  host.write(`${home}/advanced.config`, shipped('advanced.config'));
  host.write(`${home}/enabled_plugins`, shipped('enabled_plugins'));
}

function basicAuthorization(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

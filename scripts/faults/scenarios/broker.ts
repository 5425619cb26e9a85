import { outages } from './outage.ts';

const alarmMs = 3_000;

export const broker = outages(
  'broker',
  'While RabbitMQ is away, or takes no messages, uploads are refused or wait, and nothing that was accepted is lost.',
  [
    { what: 'restarted', strike: ({ servers }) => servers.restart('rabbitmq') },
    { what: 'killed', strike: ({ servers }) => servers.kill('rabbitmq') },
    { what: 'out of memory', strike: ({ servers }) => servers.starveBroker(alarmMs) },
  ],
);

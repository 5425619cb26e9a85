import type { RabbitmqSettings } from './rabbitmq.ts';

/** URL of the management interface, without a trailing slash: where none is set, on the broker's host at the port that it has by default. */
export function rabbitmqManagementUrl({ host, managementUrl }: RabbitmqSettings): string {
  return managementUrl?.replace(/\/+$/, '') ?? `http://${host}:15672`;
}

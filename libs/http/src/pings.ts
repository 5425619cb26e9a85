import { askServices, type Pings } from '@millrace/telemetry';
import type { HttpPorts } from './http-app.ts';

/** Asks each service behind `ports`, by the name that health, metrics and errors call it: `ok`, or why it does not answer. */
export function pingAll({ database, states, bus, objects }: Partial<HttpPorts>): Promise<Record<string, string>> {
  const pings: Pings = {
    ...(database && { postgres: async () => database`select 1` }),
    ...(states && { redis: () => states.ping() }),
    ...(bus && { rabbitmq: () => bus.ping() }),
    ...(objects && { objects: () => objects.ping() }),
  };
  return askServices(pings);
}

import type { Bus } from '@millrace/ports';
import { publishAll } from '../outgoing.ts';
import type { Middleware } from '../work.ts';

/** Publishes what the handler returned, after its effect and before the acknowledgement. */
export function publish(bus: Bus): Middleware {
  return (next) => async (work) => {
    const events = await next(work);
    await publishAll(bus, events, work.traceparent);
    return events;
  };
}

import type { Bus } from '@millrace/ports';
import { type HoldOptions, hold } from './middleware/hold.ts';
import { progress } from './middleware/progress.ts';
import { publish } from './middleware/publish.ts';
import { timeout } from './middleware/timeout.ts';
import type { Handler } from './work.ts';

/** All that surrounds a handler, outermost first. */
export function pipeline(handler: Handler, options: HoldOptions & { readonly bus: Bus }): Handler {
  const middleware = [progress, hold(options), timeout, publish(options.bus)];
  return middleware.reduceRight((next, wrap) => wrap(next), handler);
}

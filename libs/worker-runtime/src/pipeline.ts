import type { Bus } from '@millrace/ports';
import { type CancellationOptions, cancellation } from './middleware/cancellation.ts';
import { type HoldOptions, hold } from './middleware/hold.ts';
import { progress } from './middleware/progress.ts';
import { publish } from './middleware/publish.ts';
import { timeout } from './middleware/timeout.ts';
import type { Handler } from './work.ts';

/** All that surrounds a handler, outermost first. */
export function pipeline(
  handler: Handler,
  options: CancellationOptions & HoldOptions & { readonly bus: Bus },
): Handler {
  const middleware = [cancellation(options), progress, hold(options), timeout, publish(options.bus)];
  return middleware.reduceRight((next, wrap) => wrap(next), handler);
}

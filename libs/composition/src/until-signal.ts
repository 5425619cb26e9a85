import type { Logger } from '@millrace/ports';

/**
 * Resolves at the first SIGTERM or SIGINT; a second one ends the process at once, for whoever cannot wait for the work in hand.
 */
export function untilSignal(log: Logger): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let signalled = false;
    const onSignal = (signal: NodeJS.Signals) => {
      if (signalled) {
        log.warn({ signal }, 'second signal: stopping at once');
        process.exit(signal === 'SIGINT' ? 130 : 143);
      }
      signalled = true;
      log.info({ signal }, 'stopping: work in hand is finished first');
      resolve(signal);
    };
    process.on('SIGTERM', onSignal);
    process.on('SIGINT', onSignal);
  });
}

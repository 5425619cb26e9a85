import { delayRungsMs } from '@millrace/contracts';

/**
 * The rung of the delay ladder for a delay. Between two rungs it is drawn, the nearer the likelier, so that the mean is the
 * delay that was asked for and messages that failed together do not all come back together.
 *
 * @param random in [0, 1)
 */
export function delayRung(delayMs: number, random: number): number {
  let below: number = delayRungsMs[0];
  for (const rung of delayRungsMs) {
    if (delayMs <= rung) return delayMs > below && random >= (delayMs - below) / (rung - below) ? below : rung;
    below = rung;
  }
  return below;
}

import cliProgress from 'cli-progress';
import { cutTo } from '../output/display-width.ts';
import { oneLine } from '../output/printable.ts';
import { isLast, type Step, stepLine, stepShare } from '../tasks/step.ts';
import type { Screen } from '../terminal.ts';
import type { ProgressView } from './progress-view.ts';

const barWidth = 20;

/** For a window that does not tell its size. */
const usual = { rows: 24, columns: 80 };

/** The line that counts, the one below the bars, and one for what stood there before. */
const reservedRows = 3;

/** EL of ECMA-48: what is written over a longer line must not keep the end of that. */
const clearRest = '\u001b[K';

/**
 * A bar for each document under way, as many as the window has room for, and a line that counts. Documents that have ended stand above,
 * a plain line each, and scroll away.
 */
export function barView(screen: Screen, documents: number): ProgressView {
  const bars = new cliProgress.MultiBar({
    stream: screen,
    format: (_options, _params, { line }: { line: string }) => cutTo(line, (screen.columns || usual.columns) - 1),
    hideCursor: true,
    clearOnComplete: true,
    // A bar that moved up, as another went, must be drawn again though it says the same.
    forceRedraw: true,
    // Lines are cut to the window already: the terminal's own wrapping stays as it is, for those above the bars.
    linewrap: true,
    gracefulExit: false,
  });
  const counted = () => ({ line: ` ${ended} of ${documents} ended` });
  let ended = 0;
  let drawn = 0;
  let closed = false;
  const count = bars.create(documents, 0, counted());

  function track(name: string) {
    let bar: cliProgress.SingleBar | undefined;
    return (step: Step) => {
      if (closed) return;
      const payload = { line: barLine(name, step) };
      if (isLast(step)) {
        ended++;
        count.update(ended, counted());
        bars.log(`${endLine(name, step)}${clearRest}\n`);
        if (!bar) return;
        bars.remove(bar);
        drawn--;
      } else if (bar) {
        bar.update(0, payload);
      } else if (drawn < (screen.rows || usual.rows) - reservedRows) {
        bar = bars.create(1, 0, payload);
        drawn++;
      }
    };
  }

  function close() {
    if (closed) return;
    closed = true;
    // Stopping alone forgets what was logged since the bars were last drawn.
    bars.update();
    bars.stop();
  }

  return { track, close };
}

function barLine(name: string, step: Step): string {
  const done = Math.round(stepShare(step) * barWidth);
  const bar = '■'.repeat(done) + '·'.repeat(barWidth - done);
  return ` ${bar} ${oneLine(name)}  ${stepLine(step)}`;
}

function endLine(name: string, step: Step): string {
  return ` ${step.status === 'completed' ? '✓' : '✗'} ${oneLine(name)}  ${stepLine(step)}`;
}

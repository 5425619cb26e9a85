import { oneLine } from '../output/printable.ts';
import { type Step, stepLine } from '../tasks/step.ts';
import type { ProgressView } from './progress-view.ts';

/** A line at each change of status: for logs and pipes. */
export function lineView(write: (line: string) => void): ProgressView {
  return {
    track(name) {
      let shown: Step['status'] | undefined;
      return (step) => {
        if (step.status === shown || step.status === 'uploading') return;
        shown = step.status;
        write(`${oneLine(name)}: ${stepLine(step)}`);
      };
    },
    close() {},
  };
}

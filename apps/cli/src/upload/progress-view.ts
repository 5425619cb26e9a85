import type { TaskState } from '@millrace/contracts';
import cliProgress from 'cli-progress';
import { taskLine, taskShare } from '../task-line.ts';
import type { Terminal } from '../terminal.ts';
import { isFailure, type UploadResult } from './upload-result.ts';

/** Shows how documents get on. */
export interface ProgressView {
  begin(name: string): void;
  changed(name: string, state: TaskState): void;
  ended(name: string, result: UploadResult): void;
  close(): void;
}

/** A line at each change of status: for logs and pipes. */
export function lineView(terminal: Terminal): ProgressView {
  const last = new Map<string, string>();
  return {
    begin() {},
    changed(name, state) {
      if (last.get(name) === state.status) return;
      last.set(name, state.status);
      terminal.err(`${name}: ${taskLine(state)}`);
    },
    ended(name, { status, error }) {
      if (status === 'refused') terminal.err(`${name}: refused, ${error?.code}: ${error?.message}`);
    },
    close() {},
  };
}

/** A bar for each document under way; those that ended stand above. */
export function barView(screen: NodeJS.WriteStream): ProgressView {
  const format = ' {bar} {percentage}% {name}  {text}';
  const bars = new cliProgress.MultiBar(
    { format, stream: screen, hideCursor: true, barsize: 20, autopadding: true },
    cliProgress.Presets.rect,
  );
  const byName = new Map<string, cliProgress.SingleBar>();
  return {
    begin(name) {
      byName.set(name, bars.create(100, 0, { name, text: 'uploading' }));
    },
    changed(name, state) {
      byName.get(name)?.update(Math.round(taskShare(state) * 100), { name, text: taskLine(state) });
    },
    ended(name, result) {
      const bar = byName.get(name);
      if (bar) bars.remove(bar);
      byName.delete(name);
      bars.log(` ${isFailure(result) ? '✗' : '✓'} ${name}  ${result.error?.code ?? result.status}\n`);
    },
    close() {
      bars.stop();
    },
  };
}

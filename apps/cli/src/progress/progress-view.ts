import type { Step } from '../tasks/step.ts';

/** Shows people how documents get on. */
export interface ProgressView {
  /** Takes up a document. What it returns shows each of its steps. */
  track(name: string): (step: Step) => void;
  /** Gives the terminal back; nothing is shown after. Safe to call twice. */
  close(): void;
}

import type { Connection } from './connect.ts';
import type { Terminal } from './terminal.ts';

/** What every command works with. */
export interface CommandContext {
  readonly connection: Connection;
  readonly terminal: Terminal;
  /** Machine-readable output: one JSON value. */
  readonly json: boolean;
  /** Aborts at Ctrl-C. */
  readonly signal: AbortSignal;
}

/** Resolves to the exit code. */
export type CommandRun = Promise<number>;

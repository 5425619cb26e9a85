import type { LoadOptions } from '@millrace/config';
import type { Connection } from './connect.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/** What every command works with. */
export interface CommandContext {
  /** Throws `CONFIG_INVALID` where the settings by which servers are reached are not valid. */
  readonly connection: Connection;
  /** Where settings are read. */
  readonly config: LoadOptions;
  readonly terminal: Terminal;
  /** Machine-readable output: one JSON value. */
  readonly json: boolean;
  /** The folder that paths are relative to. */
  readonly cwd: string;
  /** Aborts at Ctrl-C. */
  readonly signal: AbortSignal;
  /** The present, from which ages are counted. */
  readonly now: () => Date;
}

export type CommandRun = Promise<ExitCode>;

/** Gives a command its context and takes its exit code. */
export type Go = (command: (context: CommandContext) => CommandRun) => Promise<void>;

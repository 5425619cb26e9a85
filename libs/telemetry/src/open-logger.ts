import type { Logger } from '@millrace/ports';
import { openLogFiles } from './log-files.ts';
import { createLogger, type LoggerOptions } from './logger.ts';

export interface LogOptions extends Omit<LoggerOptions, 'files'> {
  /** Folder of rotating files. Default: there are none. */
  readonly dir?: string | undefined;
  readonly fileMb: number;
  readonly files: number;
}

/** The logger of a process, as its settings have it. Throws `CONFIG_INVALID` where the folder of its files cannot be written to. */
export async function openLogger({ dir, fileMb, files, ...options }: LogOptions): Promise<Logger> {
  if (dir === undefined) return createLogger(options);
  return createLogger({ ...options, files: await openLogFiles({ dir, name: options.name, fileMb, files }) });
}

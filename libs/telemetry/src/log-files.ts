/// <reference path="./pino-roll.d.ts" />
import { join } from 'node:path';
import { MillraceError } from '@millrace/contracts';
import type { StreamEntry } from 'pino';
import roll from 'pino-roll';

export interface LogFilesOptions {
  /** Folder of the files; made where it is missing. */
  readonly dir: string;
  /** What the names of the files begin with. */
  readonly name: string;
  /** Size at which a file is left for the next, MB. */
  readonly fileMb: number;
  /** How many of each kind stay. */
  readonly files: number;
}

/**
 * Opens `<name>.<number>.log` for all, and `<name>-error.<number>.log` for errors alone. Each line is written before the call that logs it
 * returns, so that the last words of a process are there. Throws `CONFIG_INVALID` where the folder cannot be written to.
 */
export async function openLogFiles({ dir, name, fileMb, files }: LogFilesOptions): Promise<StreamEntry[]> {
  const open = async (file: string) => {
    const limit = { count: files, removeOtherLogFiles: true };
    const stream = await roll({
      file: join(dir, file),
      extension: '.log',
      size: `${fileMb}m`,
      limit,
      mkdir: true,
      sync: true,
    });
    // A full disk ends the file, not the process: the standard output has the line.
    stream.once('error', (error: Error) => console.error(`${file}: ${error.message}`));
    stream.on('error', () => {});
    return stream;
  };
  try {
    return [
      { stream: await open(name), level: 'trace' },
      { stream: await open(`${name}-error`), level: 'error' },
    ];
  } catch (cause) {
    throw new MillraceError('CONFIG_INVALID', `LOG_DIR: no log can be written to ${dir}: ${cause}`, { cause });
  }
}

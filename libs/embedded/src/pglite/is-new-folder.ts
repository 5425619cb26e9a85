import { readdir } from 'node:fs/promises';
import { MillraceError } from '@millrace/contracts';

/**
 * True where a database is to be made in `dataDir`, false where one is there. Throws `CONFIG_INVALID` where the folder
 * holds something else.
 */
export async function isNewFolder(dataDir: string): Promise<boolean> {
  const files: string[] = await readdir(dataDir).catch(() => []);
  if (files.length > 0 && !files.includes('PG_VERSION')) {
    throw new MillraceError(
      'CONFIG_INVALID',
      `the data folder ${dataDir} holds no database but ${files[0]}: use another folder`,
    );
  }
  return files.length === 0;
}

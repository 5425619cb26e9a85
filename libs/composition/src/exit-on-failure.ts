import { MillraceError } from '@millrace/contracts';
import { exitConfig } from './program-config.ts';

/**
 * Runs the whole of a process, and ends it: work that heeded no signal would keep it for as long as it likes. A failure is printed as one clear
 * message, without a stack where it is the user's to mend.
 */
export async function exitOnFailure(main: () => Promise<void>): Promise<void> {
  try {
    await main();
    process.exit();
  } catch (error) {
    const config = error instanceof MillraceError && error.code === 'CONFIG_INVALID';
    console.error(error instanceof MillraceError ? error.message : error);
    process.exit(config ? exitConfig : 1);
  }
}

import { MillraceError } from '@millrace/contracts';

/** EX_CONFIG of sysexits.h: no restart will help. */
const exitConfig = 78;

/** Runs the whole of a process. Its failure is printed as one clear message, without a stack where it is the user's to mend. */
export async function exitOnFailure(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    const config = error instanceof MillraceError && error.code === 'CONFIG_INVALID';
    console.error(error instanceof MillraceError ? error.message : error);
    process.exit(config ? exitConfig : 1);
  }
}

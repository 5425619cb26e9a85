import { configLines, type LoadOptions, loadConfig, showConfig } from '@millrace/config';
import type { z } from 'zod';

/** EX_CONFIG of sysexits.h: no restart will help. */
export const exitConfig = 78;

const usage = `Usage: node main.ts [config show [--json] | config check]
  (nothing)     runs until SIGTERM
  config show   prints every setting that is in force, and whence; secrets masked
  config check  says what is wrong with the settings; exits 78 where anything is`;

/**
 * The configuration of a program. Where its command line asks for the configuration itself, it is answered, and the process ends: so it can be
 * asked wherever the program would run, in an image too.
 *
 * Throws `CONFIG_INVALID` as `loadConfig` does.
 */
export function programConfig<S extends z.ZodObject>(schema: S, argv = process.argv.slice(2)): z.output<S> {
  if (argv.length > 0) process.exit(answerConfig(schema, argv));
  return loadConfig(schema);
}

/** Whether a command line asks for the configuration. */
export function asksForConfig([first, second]: readonly string[]): boolean {
  return first === 'config' && (second === 'show' || second === 'check');
}

/** Prints the answer to `config show` or `config check`. Returns the exit code: 0, 78 where the configuration is not valid, 2 for wrong use. */
export function answerConfig(schema: z.ZodObject, argv: readonly string[], options?: LoadOptions): number {
  const [, command, ...flags] = argv;
  const json = flags.length === 1 && flags[0] === '--json';
  if (!asksForConfig(argv) || (flags.length > 0 && !json) || (json && command === 'check')) {
    console.error(usage);
    return 2;
  }
  const shown = showConfig(schema, options);
  if (json) console.log(JSON.stringify(shown));
  else if (command === 'show') for (const line of configLines(shown)) console.log(line);
  if (!json && shown.problems.length > 0)
    console.error(['The configuration is not valid:', ...shown.problems].join('\n- '));
  else if (command === 'check') console.log('The configuration is valid.');
  return shown.problems.length > 0 ? exitConfig : 0;
}

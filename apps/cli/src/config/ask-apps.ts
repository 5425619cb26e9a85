import { availableParallelism } from 'node:os';
import { type ShownConfig, showConfig } from '@millrace/config';
import { expectedReason } from '../reason.ts';
import { cliSettings } from '../settings.ts';
import { eachLimited } from '../upload/each-limited.ts';
import { UsageError } from '../usage-error.ts';
import { appPrograms } from './app-programs.ts';
import { type AskOptions, askProgram } from './ask-program.ts';

export interface AskedApps {
  readonly configs: ReadonlyMap<string, ShownConfig>;
  /** Why an app could not be asked. */
  readonly failures: readonly string[];
}

/** The configuration of the apps that are named, or of all that are here. */
export async function askApps(names: readonly string[], options: AskOptions): Promise<AskedApps> {
  const programs = appPrograms();
  const known = [...programs.keys(), 'cli'];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new UsageError(`no app is called ${unknown}; there are ${known.join(', ')}`);

  const configs = new Map<string, ShownConfig>();
  const failures: string[] = [];
  await eachLimited(names.length > 0 ? names : known, availableParallelism(), async (app) => {
    const program = programs.get(app);
    try {
      configs.set(
        app,
        program === undefined ? showConfig(cliSettings, options.config) : await askProgram(app, program, options),
      );
    } catch (failure) {
      options.signal.throwIfAborted();
      failures.push(expectedReason(failure).message);
    }
  });
  return { configs: new Map([...configs].toSorted(([a], [b]) => known.indexOf(a) - known.indexOf(b))), failures };
}

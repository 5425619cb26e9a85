import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { MillraceError } from '@millrace/contracts';
import { loadConfig } from '../load-config.ts';
import { fleetLike } from './fleet-like.ts';

/** What the sources of one case hold. */
export interface Sources {
  /** Files of the folder by their names, such as `millrace.yaml` and `.env`. */
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly overrides?: Readonly<Record<string, string>>;
}

/** The configuration of a folder that holds the files of `sources`, and is gone afterwards. */
export function configOf({ files = {}, env = {}, overrides = {} }: Sources) {
  const cwd = mkdtempSync(join(tmpdir(), 'millrace-config-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(cwd, name)), { recursive: true });
      writeFileSync(join(cwd, name), text);
    }
    return loadConfig(fleetLike, { cwd, env, overrides });
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

/** Everything that is wrong with `sources`. */
export function problemsOf(sources: Sources): string[] {
  try {
    configOf(sources);
    return [];
  } catch (error) {
    if (error instanceof MillraceError && error.code === 'CONFIG_INVALID') return error.message.split('\n- ').slice(1);
    throw error;
  }
}

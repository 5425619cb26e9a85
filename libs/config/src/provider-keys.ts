import type { LoadOptions } from './resolve-config.ts';
import { readDotenv } from './sources/dotenv-file.ts';
import type { Variables } from './sources/level.ts';
import { fileVariable, readSecretFile } from './sources/secret-file.ts';

/** A key to a provider of models, which the environment holds beside the settings. */
export interface ProviderKey {
  readonly key: string;
  /** From `X_BASE_URL` beside `X_API_KEY`: the one endpoint that the key is for. */
  readonly baseUrl?: string;
}

const keyName = /^(?!MILLRACE_)([A-Z][A-Z0-9_]*)_API_KEY$/;

/** True of the name of a variable that may hold a provider's key. Those of Millrace itself are none. */
export function namesProviderKey(variable: string): boolean {
  return keyName.test(variable);
}

/**
 * Every variable `X_API_KEY`, or `X_API_KEY_FILE` that names a file with the key, by the name of the first, from the environment or
 * `.env`. What cannot be read is not there.
 */
export function readProviderKeys({
  env = process.env,
  cwd = process.cwd(),
}: LoadOptions = {}): ReadonlyMap<string, ProviderKey> {
  const levels = [readDotenv(cwd, []).variables, env];
  const keys = new Map<string, ProviderKey>();
  for (const level of levels) {
    for (const name of Object.keys(level)) {
      const variable = name.replace(/_FILE$/, '');
      const [, owner] = keyName.exec(variable) ?? [];
      const key = level[variable] || secretIn(level[fileVariable(variable)], cwd);
      if (owner === undefined || !key) continue;
      const baseUrl = lastOf(levels, `MILLRACE_${owner}_BASE_URL`) ?? lastOf(levels, `${owner}_BASE_URL`);
      keys.set(variable, { key, ...(baseUrl ? { baseUrl } : {}) });
    }
  }
  return keys;
}

function lastOf(levels: readonly Variables[], variable: string): string | undefined {
  return levels.findLast((level) => level[variable])?.[variable];
}

function secretIn(path: string | undefined, cwd: string): string | undefined {
  return path ? readSecretFile(cwd, path, () => {}) : undefined;
}

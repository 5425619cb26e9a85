import { MillraceError } from '@millrace/contracts';
import type { z } from 'zod';
import { type LoadOptions, resolveConfig } from './resolve-config.ts';

/**
 * The configuration of an app: default < YAML file < `.env` < environment < command line. Within a level `MILLRACE_X` wins over `X`, a
 * setting over the URL of its section, and a secret may be in a file that `X_FILE` names. An empty variable counts as unset.
 *
 * Throws `CONFIG_INVALID`, its message listing everything that is wrong, one problem a line, each by the name that its source gives it.
 */
export function loadConfig<S extends z.ZodObject>(schema: S, options: LoadOptions = {}): z.output<S> {
  const { config, problems } = resolveConfig(schema, options);
  if (config) return config;
  throw new MillraceError('CONFIG_INVALID', ['The configuration is not valid:', ...problems].join('\n- '));
}

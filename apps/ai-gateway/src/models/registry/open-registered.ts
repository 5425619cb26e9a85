import { MillraceError } from '@millrace/contracts';
import type { RegisteredModel } from '@millrace/database';
import type { ProviderKeys } from '../open/endpoint.ts';
import { openModel } from '../open/open-model.ts';
import type { OpenedModel } from '../open/opened-model.ts';

/** Throws `MODEL_DISABLED`, and `MODEL_UNAVAILABLE` where what was right when it was registered is not so in this process. */
export function openRegistered(config: RegisteredModel, keys: ProviderKeys): OpenedModel {
  const { name, enabled } = config;
  if (!enabled) {
    throw new MillraceError('MODEL_DISABLED', `the model '${name}' is not enabled: update its config with enabled`);
  }
  try {
    return openModel(config, keys);
  } catch (error) {
    if (!(error instanceof MillraceError)) throw error;
    throw new MillraceError('MODEL_UNAVAILABLE', `the model '${name}' cannot be asked: ${error.message}`, {
      cause: error,
    });
  }
}

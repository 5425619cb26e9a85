import type { RegisteredModel } from '@millrace/database';
import type { OpenedModel } from '../open/opened-model.ts';

/** A model that a tenant may ask. */
export interface KnownModel {
  readonly config: RegisteredModel;
  /** Of the settings and built in: every tenant has it, and none changes it. Registered: the tenant's own. */
  readonly origin: 'settings' | 'built-in' | 'registered';
  /** Throws `MODEL_DISABLED`, and `MODEL_UNAVAILABLE` where its key is not in the environment of this process. */
  open(): OpenedModel;
}

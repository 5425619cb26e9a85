import { MillraceError } from '@millrace/contracts';
import type { RegisteredModel } from '@millrace/database';
import { validate } from '@millrace/http';
import { z } from 'zod';
import type { ProviderKeys } from '../open/endpoint.ts';
import { openModel } from '../open/open-model.ts';
import { refuseSecrets } from '../open/refuse-secrets.ts';

const registrationSchema = z.object({
  name: z
    .string()
    .regex(
      /^[A-Za-z0-9][\w.:/@-]{0,127}$/,
      '1 to 128 letters, digits and _ . : / @ -, beginning with a letter or digit',
    ),
  provider: z.string(),
  modelId: z.string().regex(/^[^\s\p{Cc}]{1,256}$/u, 'as the provider knows the model: 1 to 256 characters, no space'),
  parameters: z.record(z.string(), z.unknown()),
  enabled: z.boolean(),
});

/** Throws `VALIDATION_ERROR` that says what is wrong with a registration, and never repeats a secret that it holds. */
export function checkRegistration(model: RegisteredModel, keys: ProviderKeys): void {
  validate(registrationSchema, model, 'config');
  refuseSecrets(model.parameters);
  try {
    openModel(model, keys);
  } catch (error) {
    if (!(error instanceof MillraceError) || error.code !== 'CONFIG_INVALID') throw error;
    throw new MillraceError('VALIDATION_ERROR', error.message, { cause: error });
  }
}

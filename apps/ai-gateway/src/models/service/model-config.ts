import type { JsonObject, MessageInitShape, MessageShape } from '@bufbuild/protobuf';
import { MillraceError } from '@millrace/contracts';
import type { RegisteredModel } from '@millrace/database';
import type { ModelService } from '@millrace/protocol';

type Methods = typeof ModelService.method;
type Config = MessageShape<Methods['registerModel']['input']>['config'];
type Message = NonNullable<MessageInitShape<Methods['registerModel']['input']>['config']>;

/** A model as it came over the wire; `name` is that of the model which it is to replace. Throws `VALIDATION_ERROR`. */
export function registeredOf(config: Config, name?: string): RegisteredModel {
  if (!config) throw new MillraceError('VALIDATION_ERROR', 'config is missing: say name, provider and model_id');
  if (name !== undefined && config.name !== '' && config.name !== name) {
    const message = `config.name: '${config.name}' is not '${name}', and a model keeps its name: register another one`;
    throw new MillraceError('VALIDATION_ERROR', message);
  }
  const { provider, modelId, parameters = {}, enabled } = config;
  return { name: name ?? config.name, provider, modelId, parameters, enabled };
}

/** A model for the wire. */
export function messageOf({ name, provider, modelId, parameters, enabled }: RegisteredModel): Message {
  return { name, provider, modelId, parameters: parameters as JsonObject, enabled };
}

import { extractiveModel } from '@millrace/contracts';
import type { RegisteredModel } from '@millrace/database';
import type { TextModel, TextModels } from '@millrace/ports';
import { openModel } from '../open/open-model.ts';
import type { KnownModel } from './known-model.ts';

const builtIn = [
  { name: extractiveModel, provider: 'extractive', modelId: extractiveModel, parameters: {}, enabled: true },
  { name: 'hashing-v1', provider: 'hashing', modelId: 'hashing-v1', parameters: { dimension: 384 }, enabled: true },
] satisfies RegisteredModel[];

/** The models that every tenant has: those of the settings, the default one first, then those that are built in. */
export async function configuredModels(textModels: TextModels): Promise<KnownModel[]> {
  const configured = (await textModels.list()).map(
    (model): KnownModel => ({ config: configOf(model), origin: 'settings', open: () => ({ kind: 'text', model }) }),
  );
  const names = new Set(configured.map(({ config }) => config.name));
  const others = builtIn
    .filter(({ name }) => !names.has(name))
    .map((config): KnownModel => ({ config, origin: 'built-in', open: () => openModel(config, new Map()) }));
  return [...configured, ...others];
}

function configOf({ id, modelId = id, provider, capabilities }: TextModel): RegisteredModel {
  const { contextTokens, maxOutputTokens, streaming, tools } = capabilities;
  const parameters = { context_tokens: contextTokens, max_tokens: maxOutputTokens, streaming, tools };
  return { name: id, provider, modelId, parameters, enabled: true };
}

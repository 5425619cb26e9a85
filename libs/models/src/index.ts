export { chunkInput, chunkInputVersion } from './chunk-input.ts';
export { modelKey } from './model-key.ts';
export { type ModelsOptions, openEmbeddingModels } from './open-embedding-models.ts';
export { openTextModel, openTextModels } from './text/open-text-models.ts';
export { type TextModelOptions, type TextModelsOptions, textProviders } from './text/text-model-options.ts';

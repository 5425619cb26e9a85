export { chunkInput, chunkInputVersion } from './chunk-input.ts';
export { type ModelsOptions, openEmbeddingModels } from './open-embedding-models.ts';
export { openTextModels } from './open-text-models.ts';

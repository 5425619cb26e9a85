import { readProviderKeys } from '@millrace/config';
import { defineRpcApp } from '@millrace/rpc';
import { openVectorStores } from '@millrace/vectors';
import { z } from 'zod';
import { aiService } from './ai/ai-service.ts';
import { openModelRegistry } from './models/registry/model-registry.ts';
import { tenantTextModels } from './models/registry/tenant-text-models.ts';
import { modelService } from './models/service/model-service.ts';
import { vectorService } from './vectors/vector-service.ts';

/** Vectors and models for other services, in any language. */
export const aiGateway = defineRpcApp({
  name: 'ai-gateway',
  summary: 'Stores and searches vectors, and asks models, for other services.',
  needs: ['database', 'models', 'textModels'],
  settings: z.object({}),
  services({ database, models, textModels }, _settings, { clock }) {
    const registry = openModelRegistry({ database, textModels, keys: readProviderKeys(), clock });
    return [
      vectorService(openVectorStores(database)),
      modelService(registry),
      aiService({ models, textModelsOf: (tenant) => tenantTextModels(registry, tenant) }),
    ];
  },
});

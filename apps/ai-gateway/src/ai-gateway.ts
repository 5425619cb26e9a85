import { defineRpcApp } from '@millrace/rpc';
import { openVectorStores } from '@millrace/vectors';
import { z } from 'zod';
import { aiService } from './ai/ai-service.ts';
import { vectorService } from './vectors/vector-service.ts';

/** Vectors and models for other services, in any language. */
export const aiGateway = defineRpcApp({
  name: 'ai-gateway',
  summary: 'Stores and searches vectors, and asks models, for other services.',
  needs: ['database', 'models', 'textModels'],
  settings: z.object({}),
  services: ({ database, models, textModels }) => [
    vectorService(openVectorStores(database)),
    aiService({ models, textModelsOf: () => textModels }),
  ],
});

import type { ServiceImpl } from '@connectrpc/connect';
import { ModelService } from '@millrace/protocol';
import { callerOf, defineRpcService, type RpcService } from '@millrace/rpc';
import type { ModelRegistry } from '../registry/model-registry.ts';
import { generateEmbedding } from './generate-embedding.ts';
import { generateText, streamText } from './generate-text.ts';
import { messageOf, registeredOf } from './model-config.ts';

/** Models by the names that they are registered under. */
export function modelService(registry: ModelRegistry): RpcService {
  const scopes = {
    registerModel: 'models',
    unregisterModel: 'models',
    updateModelConfig: 'models',
    listModels: 'read',
    getModelInfo: 'read',
    generateText: 'chat',
    generateEmbedding: 'chat',
    streamGenerateText: 'chat',
  } as const;
  const groups = {
    generateText: 'models',
    streamGenerateText: 'models',
    generateEmbedding: 'models',
  } as const;
  const methods: ServiceImpl<typeof ModelService> = {
    async registerModel({ config }, context) {
      const model = registeredOf(config);
      await registry.register(callerOf(context), model);
      const asked = model.enabled ? 'can be asked' : 'is not enabled: it can be asked once it is updated with enabled';
      return { success: true, message: `the model '${model.name}' is registered and ${asked}` };
    },
    async unregisterModel({ name }, context) {
      await registry.unregister(callerOf(context), name);
      return {};
    },
    async listModels(_request, context) {
      const models = await registry.list(callerOf(context).tenant);
      return { models: models.map(({ config }) => messageOf(config)) };
    },
    async getModelInfo({ name }, context) {
      const { config } = await registry.find(callerOf(context).tenant, name);
      return { config: messageOf(config) };
    },
    async updateModelConfig({ name, config }, context) {
      await registry.update(callerOf(context), registeredOf(config, name));
      return {};
    },
    async generateText(request, context) {
      const known = await registry.find(callerOf(context).tenant, request.modelName);
      return generateText(known, request, context.signal);
    },
    async *streamGenerateText(request, context) {
      const known = await registry.find(callerOf(context).tenant, request.modelName);
      yield* streamText(known, request, context.signal);
    },
    async generateEmbedding(request, context) {
      const known = await registry.find(callerOf(context).tenant, request.modelName);
      return generateEmbedding(known, request, context.signal);
    },
  };
  return defineRpcService(ModelService, scopes, methods, groups);
}

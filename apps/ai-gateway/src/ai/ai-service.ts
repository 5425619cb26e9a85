import type { ServiceImpl } from '@connectrpc/connect';
import type { EmbeddingModels, TextModels } from '@millrace/ports';
import { AIService } from '@millrace/protocol';
import { callerOf, defineRpcService, type RpcService } from '@millrace/rpc';
import { embedContent } from './embed-content.ts';
import { openTextModel } from './open-text-model.ts';
import { contentOf, streamedPart } from './text-answer.ts';
import { textRequestOf } from './text-request.ts';

export interface AiServiceDeps {
  readonly models: EmbeddingModels;
  /** The text models that a tenant may use: the configured ones and its own. */
  textModelsOf(tenant: string): TextModels;
}

/** What the ports `TextModel` and `EmbeddingModel` say, over gRPC: nothing is lost on the way, so that the fleet itself can use it. */
export function aiService({ models, textModelsOf }: AiServiceDeps): RpcService {
  const scopes = {
    generateContent: 'chat',
    streamGenerateContent: 'chat',
    embedContent: 'chat',
    listTextModels: 'chat',
  } as const;
  const methods: ServiceImpl<typeof AIService> = {
    async generateContent(request, context) {
      const asked = textRequestOf(request);
      const model = await openTextModel(textModelsOf(callerOf(context).tenant), request.model, asked);
      return contentOf(model.id, model.stream({ ...asked, signal: context.signal }));
    },
    async *streamGenerateContent(request, context) {
      const asked = textRequestOf(request);
      const model = await openTextModel(textModelsOf(callerOf(context).tenant), request.model, asked);
      for await (const part of model.stream({ ...asked, signal: context.signal })) yield streamedPart(part);
    },
    embedContent: (request, { signal }) => embedContent(models, request, signal),
    async listTextModels(_request, context) {
      const known = await textModelsOf(callerOf(context).tenant).list();
      return { models: known.map(({ id, provider, capabilities }) => ({ id, provider, ...capabilities })) };
    },
  };
  return defineRpcService(AIService, scopes, methods, 'models');
}

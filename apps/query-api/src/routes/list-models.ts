import { extractiveModel, type TextModelInfo, textModelListSchema } from '@millrace/contracts';
import { type HttpRoutes, requires } from '@millrace/http';
import type { TextModels } from '@millrace/ports';

/** `GET /api/v1/models` */
export function listModels(server: HttpRoutes, textModels: TextModels): void {
  server.get(
    '/api/v1/models',
    {
      schema: {
        ...requires('chat'),
        summary: 'The models that answer questions',
        description: '`extractive` is always there: it asks no model and answers with sentences of the documents.',
        tags: ['chat'],
        response: { 200: textModelListSchema },
      },
    },
    async () => {
      const configured = (await textModels.list()).map(({ id, provider, capabilities }, place): TextModelInfo => {
        const { streaming, tools, contextTokens, maxOutputTokens } = capabilities;
        return {
          id,
          provider,
          default: place === 0,
          capabilities: { streaming, tools, contextTokens, maxOutputTokens },
        };
      });
      const extractive: TextModelInfo = {
        id: extractiveModel,
        provider: 'millrace',
        default: configured.length === 0,
        capabilities: { streaming: true, tools: false },
      };
      const items = [...configured, extractive];
      return { items, total: items.length };
    },
  );
}

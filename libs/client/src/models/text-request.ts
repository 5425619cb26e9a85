import { fromJson, type JsonValue, type MessageInitShape } from '@bufbuild/protobuf';
import { ValueSchema } from '@bufbuild/protobuf/wkt';
import type { TextMessage, TextRequest } from '@millrace/ports';
import type { AIService } from '@millrace/protocol';

type Asked = MessageInitShape<(typeof AIService.method)['streamGenerateContent']['input']>;

/** A request for the wire. */
export function wireRequest(model: string, request: TextRequest): Asked {
  const { messages, tools = [], maxOutputTokens, temperature } = request;
  return {
    model,
    messages: messages.map(wireMessage),
    tools: tools.map(({ name, description, parameters }) => ({
      name,
      description,
      parameters: parameters as Record<string, JsonValue>,
    })),
    ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
    ...(temperature === undefined ? {} : { temperature }),
  };
}

function wireMessage(message: TextMessage): NonNullable<Asked['messages']>[number] {
  if (message.role !== 'assistant') return message;
  const toolCalls = (message.toolCalls ?? []).map(({ id, name, input }) => ({
    id,
    name,
    ...(input === undefined ? {} : { input: fromJson(ValueSchema, input as JsonValue) }),
  }));
  return { role: message.role, content: message.content, toolCalls };
}

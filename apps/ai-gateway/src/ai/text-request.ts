import { type MessageShape, toJson } from '@bufbuild/protobuf';
import { ValueSchema } from '@bufbuild/protobuf/wkt';
import { validate } from '@millrace/http';
import type { TextMessage, TextRequest, TextToolCall } from '@millrace/ports';
import type { AIService } from '@millrace/protocol';
import { z } from 'zod';

type Asked = MessageShape<(typeof AIService.method)['generateContent']['input']>;

const nameSchema = z.string().min(1).max(256);
const callSchema = z.object({ id: nameSchema, name: nameSchema, input: z.unknown() });
const messageSchema = z.discriminatedUnion('role', [
  z.object({ role: z.literal(['system', 'user']), content: z.string() }),
  z.object({ role: z.literal('assistant'), content: z.string(), toolCalls: z.array(callSchema).max(128) }),
  z.object({ role: z.literal('tool'), content: z.string(), callId: nameSchema, name: nameSchema }),
]);
const requestSchema = z.object({
  messages: z.array(messageSchema).min(1, 'is empty: say at least what the user asks').max(1000),
  tools: z
    .array(
      z.object({
        name: nameSchema,
        description: z.string(),
        parameters: z.record(z.string(), z.unknown()).default({}),
      }),
    )
    .max(128),
  maxOutputTokens: z.int().min(1).optional(),
  temperature: z.number().min(0).max(2).optional(),
});

/** A request as models take it. Throws `VALIDATION_ERROR` that names every field that is wrong. */
export function textRequestOf(request: Asked): TextRequest {
  const { messages, tools, maxOutputTokens, temperature } = validate(requestSchema, request, 'request');
  return {
    messages: messages.map((message, place) => messageOf(message, request.messages[place]?.toolCalls ?? [])),
    tools,
    ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
    ...(temperature === undefined ? {} : { temperature }),
  };
}

function messageOf(
  message: z.output<typeof messageSchema>,
  calls: Asked['messages'][number]['toolCalls'],
): TextMessage {
  if (message.role !== 'assistant' || calls.length === 0) return message;
  const toolCalls = calls.map(
    ({ id, name, input }): TextToolCall => ({ id, name, input: input && toJson(ValueSchema, input) }),
  );
  return { role: message.role, content: message.content, toolCalls };
}

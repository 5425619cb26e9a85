import { fromJson, type JsonValue, type MessageInitShape } from '@bufbuild/protobuf';
import { ValueSchema } from '@bufbuild/protobuf/wkt';
import type { TextPart, TextToolCall } from '@millrace/ports';
import type { AIService } from '@millrace/protocol';

type Methods = typeof AIService.method;
type Streamed = MessageInitShape<Methods['streamGenerateContent']['output']>;
type Content = MessageInitShape<Methods['generateContent']['output']>;

/** A piece of an answer, for the wire. */
export function streamedPart(part: TextPart): Streamed {
  switch (part.type) {
    case 'text':
      return { part: { case: 'text', value: part.text } };
    case 'tool-call':
      return { part: { case: 'toolCall', value: toolCall(part.call) } };
    case 'finish':
      return { part: { case: 'finish', value: { reason: part.reason, usage: part.usage } } };
  }
}

/** A whole answer, for the wire. */
export async function contentOf(model: string, parts: AsyncIterable<TextPart>): Promise<Content> {
  let text = '';
  const toolCalls: ReturnType<typeof toolCall>[] = [];
  let ending: Pick<Content, 'finishReason' | 'usage'> = {};
  for await (const part of parts) {
    if (part.type === 'text') text += part.text;
    else if (part.type === 'tool-call') toolCalls.push(toolCall(part.call));
    else ending = { finishReason: part.reason, usage: part.usage };
  }
  return { model, text, toolCalls, ...ending };
}

function toolCall({ id, name, input }: TextToolCall) {
  return { id, name, ...(input === undefined ? {} : { input: fromJson(ValueSchema, input as JsonValue) }) };
}

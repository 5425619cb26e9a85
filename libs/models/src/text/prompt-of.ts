import type { LanguageModelV4FunctionTool, LanguageModelV4Message, LanguageModelV4Prompt } from '@ai-sdk/provider';
import type { TextMessage, TextTool } from '@millrace/ports';

/** Messages as the SDK takes them. */
export function promptOf(messages: readonly TextMessage[]): LanguageModelV4Prompt {
  return messages.map(messageOf);
}

function messageOf(message: TextMessage): LanguageModelV4Message {
  switch (message.role) {
    case 'system':
      return { role: 'system', content: message.content };
    case 'user':
      return { role: 'user', content: [{ type: 'text', text: message.content }] };
    case 'assistant': {
      const calls = (message.toolCalls ?? []).map(
        ({ id, name, input }) => ({ type: 'tool-call', toolCallId: id, toolName: name, input }) as const,
      );
      const text = message.content === '' ? [] : [{ type: 'text', text: message.content } as const];
      return { role: 'assistant', content: [...text, ...calls] };
    }
    case 'tool': {
      const output = { type: 'text', value: message.content } as const;
      return {
        role: 'tool',
        content: [{ type: 'tool-result', toolCallId: message.callId, toolName: message.name, output }],
      };
    }
  }
}

export function functionTool({ name, description, parameters }: TextTool): LanguageModelV4FunctionTool {
  return { type: 'function', name, description, inputSchema: parameters };
}

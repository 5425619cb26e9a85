import type {
  LanguageModelV4Content,
  LanguageModelV4FinishReason,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
} from '@ai-sdk/provider';
import type { TextPart } from '@millrace/ports';

type ToolCall = Extract<LanguageModelV4StreamPart, { type: 'tool-call' }>;
type Ending = { readonly finishReason: LanguageModelV4FinishReason; readonly usage: LanguageModelV4Usage };

/** A part of the SDK's stream as ours; undefined for those that say nothing to a reader. Throws what an error part holds. */
export function textPartOf(part: LanguageModelV4StreamPart): TextPart | undefined {
  switch (part.type) {
    case 'text-delta':
      return part.delta === '' ? undefined : { type: 'text', text: part.delta };
    case 'tool-call':
      return toolCallPart(part);
    case 'finish':
      return finishPart(part);
    case 'error':
      throw part.error;
    default:
      return undefined;
  }
}

/** An answer that came in one piece. */
export function* textPartsOf(answer: Ending & { readonly content: readonly LanguageModelV4Content[] }) {
  for (const part of answer.content) {
    if (part.type === 'text' && part.text !== '') yield { type: 'text', text: part.text } as const;
    if (part.type === 'tool-call') yield toolCallPart(part);
  }
  yield finishPart(answer);
}

function toolCallPart({ toolCallId, toolName, input }: ToolCall): TextPart {
  return { type: 'tool-call', call: { id: toolCallId, name: toolName, input: parsed(input) } };
}

/** Models write JSON that is none: whoever runs the tool refuses it by its schema. */
function parsed(input: string): unknown {
  try {
    return JSON.parse(input);
  } catch {
    return input;
  }
}

function finishPart({ finishReason: { unified }, usage }: Ending): TextPart {
  if (unified === 'error' || unified === 'interrupted') throw new Error('the answer broke off');
  const { total: inputTokens } = usage.inputTokens;
  const { total: outputTokens } = usage.outputTokens;
  return {
    type: 'finish',
    reason: unified,
    usage: {
      ...(inputTokens === undefined ? {} : { inputTokens }),
      ...(outputTokens === undefined ? {} : { outputTokens }),
    },
  };
}

import { type MessageShape, toJson } from '@bufbuild/protobuf';
import { ValueSchema } from '@bufbuild/protobuf/wkt';
import { MillraceError } from '@millrace/contracts';
import type { TextPart } from '@millrace/ports';
import type { AIService } from '@millrace/protocol';

type Streamed = MessageShape<(typeof AIService.method)['streamGenerateContent']['output']>;
type FinishReason = Extract<TextPart, { type: 'finish' }>['reason'];

const reasons: ReadonlySet<string> = new Set<FinishReason>(['stop', 'length', 'tool-calls', 'content-filter', 'other']);

/** The pieces of an answer from the wire. Throws `DEPENDENCY_UNAVAILABLE` where it ends without its last one: it was cut. */
export async function* textParts(streamed: AsyncIterable<Streamed>): AsyncGenerator<TextPart> {
  let ended = false;
  for await (const { part } of streamed) {
    if (part.case === 'text') yield { type: 'text', text: part.value };
    if (part.case === 'toolCall') {
      const { id, name, input } = part.value;
      yield { type: 'tool-call', call: { id, name, input: input && toJson(ValueSchema, input) } };
    }
    if (part.case === 'finish') {
      ended = true;
      const { inputTokens, outputTokens } = part.value.usage ?? {};
      yield {
        type: 'finish',
        reason: reasonOf(part.value.reason),
        usage: {
          ...(inputTokens === undefined ? {} : { inputTokens }),
          ...(outputTokens === undefined ? {} : { outputTokens }),
        },
      };
    }
  }
  if (!ended) {
    throw new MillraceError('DEPENDENCY_UNAVAILABLE', 'the gateway ended an answer before its end', {
      dependency: 'gateway',
    });
  }
}

/** A gateway of a later version may know more reasons. */
function reasonOf(reason: string): FinishReason {
  return reasons.has(reason) ? (reason as FinishReason) : 'other';
}

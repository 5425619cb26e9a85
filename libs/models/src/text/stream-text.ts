import type { LanguageModelV4, LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { MillraceError } from '@millrace/contracts';
import type { TextPart, TextRequest } from '@millrace/ports';
import { modelFailure } from '../model-failure.ts';
import { functionTool, promptOf } from './prompt-of.ts';
import { textPartOf, textPartsOf } from './text-parts.ts';

export interface StreamOptions {
  readonly id: string;
  /** Without it the answer is asked for whole and comes in one piece. */
  readonly streaming: boolean;
  readonly maxOutputTokens: number;
  readonly timeoutMs: number;
}

/**
 * One request to a model, its failures as ours. Nothing is retried: what was said already cannot be taken back. The request ends when
 * the reader stops reading.
 */
export async function* streamText(
  load: () => Promise<LanguageModelV4>,
  request: TextRequest,
  { id, streaming, maxOutputTokens, timeoutMs }: StreamOptions,
): AsyncGenerator<TextPart> {
  const { signal, messages, tools = [], temperature } = request;
  signal?.throwIfAborted();
  const stop = new AbortController();
  const silence = setTimeout(() => stop.abort(), timeoutMs);
  const call: LanguageModelV4CallOptions = {
    prompt: promptOf(messages),
    maxOutputTokens: Math.min(request.maxOutputTokens ?? maxOutputTokens, maxOutputTokens),
    abortSignal: signal ? AbortSignal.any([signal, stop.signal]) : stop.signal,
    ...(tools.length > 0 ? { tools: tools.map(functionTool) } : {}),
    ...(temperature === undefined ? {} : { temperature }),
  };
  try {
    const model = await load();
    if (!streaming) {
      yield* textPartsOf(await model.doGenerate(call));
      return;
    }
    const { stream } = await model.doStream(call);
    for await (const part of stream) {
      silence.refresh();
      const known = textPartOf(part);
      if (known) yield known;
    }
  } catch (error) {
    signal?.throwIfAborted();
    if (!stop.signal.aborted) throw await modelFailure(id, error);
    throw new MillraceError('MODEL_UNAVAILABLE', `model ${id} was silent for ${timeoutMs} ms`, { cause: error });
  } finally {
    clearTimeout(silence);
    stop.abort();
  }
}

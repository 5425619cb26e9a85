import { MillraceError } from '@millrace/contracts';
import type { TextModel, TextModels, TextPart } from '@millrace/ports';
import { begun } from '../fallback/begun.ts';
import type { Fallback } from '../fallback/fallback.ts';
import type { Gateway } from '../gateway/connect-gateway.ts';
import { modelError } from './model-error.ts';
import { textParts } from './text-part.ts';
import { wireRequest } from './text-request.ts';

export interface RemoteTextModelOptions {
  readonly ai: Gateway['ai'];
  readonly fallback: Fallback;
  /** Models of this process: the one of the same id is asked where the gateway cannot serve. */
  readonly local: TextModels;
}

/**
 * A model behind the gateway. Its answer may come from the local model instead up to the first part, and where nobody reads along up to
 * the last one; cut in the middle it ends with `MODEL_UNAVAILABLE`.
 */
export function remoteTextModel(
  { ai, fallback, local }: RemoteTextModelOptions,
  known: Pick<TextModel, 'id' | 'provider' | 'capabilities'>,
): TextModel {
  const { id } = known;
  return {
    ...known,
    async *stream(request) {
      const { signal } = request;
      const take = request.whole ? toTheEnd : begun<TextPart>;
      const there = () => textParts(ai.streamGenerateContent(wireRequest(id, request), signal ? { signal } : {}));
      const here = await openIfKnown(local, id);
      try {
        yield* await fallback.call<AsyncIterable<TextPart> | readonly TextPart[]>({
          method: 'StreamGenerateContent',
          remote: () => take(there()),
          local: here && (() => take(here.stream(request))),
          signal,
        });
      } catch (error) {
        throw modelError(`model ${id}`, error);
      }
    },
  };
}

async function toTheEnd(parts: AsyncIterable<TextPart>): Promise<readonly TextPart[]> {
  const all: TextPart[] = [];
  for await (const part of parts) all.push(part);
  return all;
}

async function openIfKnown(models: TextModels, id: string): Promise<TextModel | undefined> {
  try {
    return await models.open(id);
  } catch (error) {
    if (error instanceof MillraceError && error.code === 'MODEL_NOT_FOUND') return undefined;
    throw error;
  }
}

import type { JsonObject, MessageInitShape, MessageShape } from '@bufbuild/protobuf';
import { MillraceError } from '@millrace/contracts';
import { validate } from '@millrace/http';
import type { TextMessage, TextModel, TextPart, TextRequest } from '@millrace/ports';
import type { ModelService } from '@millrace/protocol';
import { z } from 'zod';
import { asTextModel } from '../open/opened-model.ts';
import type { KnownModel } from '../registry/known-model.ts';

type Methods = typeof ModelService.method;
type Asked = Pick<MessageShape<Methods['generateText']['input']>, 'prompt' | 'parameters'>;
type Finish = Extract<TextPart, { type: 'finish' }>;

const requestSchema = z.object({
  prompt: z.string().min(1, 'is empty').max(4_000_000),
  parameters: z
    .strictObject(
      {
        temperature: z.number().min(0).max(2).optional(),
        max_tokens: z.int().min(1).optional(),
        system: z.string().max(1_000_000).optional(),
      },
      {
        error: ({ code, keys }) =>
          code === 'unrecognized_keys'
            ? `there is no ${String(keys)}; there are: temperature, max_tokens, system`
            : undefined,
      },
    )
    .default({}),
});

/** The whole answer to a prompt. */
export async function generateText(
  known: KnownModel,
  asked: Asked,
  signal: AbortSignal,
): Promise<MessageInitShape<Methods['generateText']['output']>> {
  const model = asTextModel(known.config.name, known.open());
  let text = '';
  let finish: Finish | undefined;
  for await (const part of model.stream({ ...requestOf(model, asked), signal })) {
    if (part.type === 'text') text += part.text;
    if (part.type === 'finish') finish = part;
  }
  return { text, tokensUsed: tokensUsed(finish), metadata: metadataOf(known, finish) };
}

/** The answer as it is written. Throws `MODEL_INCAPABLE` of a model that cannot stream. */
export async function* streamText(
  known: KnownModel,
  asked: Asked,
  signal: AbortSignal,
): AsyncGenerator<MessageInitShape<Methods['streamGenerateText']['output']>> {
  const model = asTextModel(known.config.name, known.open());
  if (!model.capabilities.streaming) throw incapable(model, 'cannot stream: ask it by GenerateText');
  let finish: Finish | undefined;
  for await (const part of model.stream({ ...requestOf(model, asked), signal })) {
    if (part.type === 'text') yield { textChunk: part.text, finished: false };
    if (part.type === 'finish') finish = part;
  }
  const metadata = { ...metadataOf(known, finish), tokens_used: tokensUsed(finish) };
  yield { textChunk: '', finished: true, metadata };
}

function requestOf(model: TextModel, asked: Asked): TextRequest {
  const { prompt, parameters } = validate(requestSchema, asked, 'request');
  const { temperature, max_tokens: maxOutputTokens, system } = parameters;
  const most = model.capabilities.maxOutputTokens;
  if (maxOutputTokens !== undefined && maxOutputTokens > most) {
    throw incapable(model, `gives ${most} tokens at most, not ${maxOutputTokens}: ask for fewer by max_tokens`);
  }
  const rules: TextMessage[] = system ? [{ role: 'system', content: system }] : [];
  return {
    messages: [...rules, { role: 'user', content: prompt }],
    ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
    ...(temperature === undefined ? {} : { temperature }),
  };
}

function incapable({ id }: TextModel, what: string): MillraceError {
  return new MillraceError('MODEL_INCAPABLE', `the model '${id}' ${what}`);
}

/** Of question and answer, as far as the provider tells. */
function tokensUsed(finish: Finish | undefined): number {
  const { inputTokens = 0, outputTokens = 0 } = finish?.usage ?? {};
  return inputTokens + outputTokens;
}

function metadataOf({ config: { provider, modelId } }: KnownModel, finish: Finish | undefined): JsonObject {
  const { inputTokens, outputTokens } = finish?.usage ?? {};
  return {
    provider,
    model_id: modelId,
    finish_reason: finish?.reason ?? 'other',
    ...(inputTokens === undefined ? {} : { input_tokens: inputTokens }),
    ...(outputTokens === undefined ? {} : { output_tokens: outputTokens }),
  };
}

import { type AskInput, extractiveModel, MillraceError } from '@millrace/contracts';
import type { TextModel, TextModels } from '@millrace/ports';

type Asked = Pick<AskInput, 'model' | 'tools' | 'maxTokens'>;

/**
 * The model that answers; undefined where the answer is to be made of sentences. Throws `MODEL_NOT_FOUND`, and `MODEL_INCAPABLE` where the
 * model cannot do what the request asks of it.
 */
export async function chooseModel(
  models: TextModels,
  { model: id, tools, maxTokens = 0 }: Asked,
  streaming: boolean,
): Promise<TextModel | undefined> {
  const model = id === extractiveModel ? undefined : await models.open(id);
  if (!model) {
    if (tools) throw incapable(extractiveModel, 'calls no tools');
    return undefined;
  }
  const { capabilities } = model;
  if (streaming && !capabilities.streaming)
    throw incapable(model.id, 'cannot stream: ask without `Accept: text/event-stream`');
  if (tools && !capabilities.tools) throw incapable(model.id, 'calls no tools');
  if (maxTokens > capabilities.maxOutputTokens) {
    throw incapable(model.id, `gives ${capabilities.maxOutputTokens} tokens at most, not ${maxTokens}`);
  }
  return model;
}

function incapable(id: string, what: string): MillraceError {
  return new MillraceError('MODEL_INCAPABLE', `the model '${id}' ${what}`);
}

/** The most tokens of its answer: as asked for, and never more than half of what it can hold. */
export function outputTokensOf({ capabilities }: TextModel, { maxTokens }: Asked): number {
  const { maxOutputTokens, contextTokens } = capabilities;
  return Math.min(maxTokens ?? maxOutputTokens, maxOutputTokens, Math.floor(contextTokens / 2));
}

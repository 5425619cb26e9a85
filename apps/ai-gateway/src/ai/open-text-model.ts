import { MillraceError } from '@millrace/contracts';
import type { TextModel, TextModels, TextRequest } from '@millrace/ports';

/** The model of that name, or the default one where it is empty. Throws `MODEL_NOT_FOUND`, and `MODEL_INCAPABLE` for tools where it has none. */
export async function openTextModel(
  models: TextModels,
  name: string,
  { tools = [] }: Pick<TextRequest, 'tools'>,
): Promise<TextModel> {
  const model = await models.open(name || undefined);
  if (!model) {
    throw new MillraceError('MODEL_NOT_FOUND', 'there is no text model: configure one, or register one and name it');
  }
  if (tools.length > 0 && !model.capabilities.tools) {
    throw new MillraceError('MODEL_INCAPABLE', `the model '${model.id}' calls no tools: ask it without`);
  }
  return model;
}

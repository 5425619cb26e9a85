import { type EmbeddingSettings, MillraceError } from '@millrace/contracts';
import type { EmbeddingModel, TextModel } from '@millrace/ports';

/** A model that can be asked: it writes, or it embeds. */
export type OpenedModel =
  | { readonly kind: 'text'; readonly model: TextModel }
  | { readonly kind: 'embedding'; readonly model: EmbeddingModel; readonly settings: EmbeddingSettings };

/** The model that writes. Throws `MODEL_INCAPABLE` where it embeds. */
export function asTextModel(name: string, opened: OpenedModel): TextModel {
  if (opened.kind === 'text') return opened.model;
  throw new MillraceError('MODEL_INCAPABLE', `the model '${name}' gives vectors: ask it by GenerateEmbedding`);
}

/** The model that embeds. Throws `MODEL_INCAPABLE` where it writes. */
export function asEmbeddingModel(name: string, opened: OpenedModel): OpenedModel & { kind: 'embedding' } {
  if (opened.kind === 'embedding') return opened;
  throw new MillraceError(
    'MODEL_INCAPABLE',
    `the model '${name}' writes: ask it by GenerateText or StreamGenerateText`,
  );
}

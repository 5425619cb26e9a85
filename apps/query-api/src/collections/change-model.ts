import {
  collectionSettingsSchema,
  type EmbeddingSettings,
  embeddingSettingsSchema,
  MillraceError,
  type Reembedding,
  type ReembeddingRequest,
  toMillraceError,
} from '@millrace/contracts';
import { getReembedding, insertAudit, inTenant, startReembedding } from '@millrace/database';
import type { Acting } from '@millrace/http';
import type { Database, EmbeddingModel, EmbeddingModels, ObjectStore } from '@millrace/ports';
import { checkModel } from './check-model.ts';
import { defaultCollection, settingsOf } from './default-collection.ts';
import { makeCollection } from './make-collection.ts';

export interface ChangeModelDeps {
  readonly database: Database;
  readonly objects: ObjectStore;
  readonly models: EmbeddingModels;
}

/**
 * Begins to embed a collection anew. The new model is tried first. Throws `COLLECTION_NOT_FOUND`, `VALIDATION_ERROR` (nothing would
 * change; the model is not there, or gives other vectors), `MODEL_UNAVAILABLE`, `CAMPAIGN_RUNNING`.
 */
export async function changeModel(
  deps: ChangeModelDeps,
  { tenant, actor }: Acting,
  name: string,
  { embedding: wanted }: ReembeddingRequest,
): Promise<Reembedding> {
  const { database, objects, models } = deps;
  const { embedding } = await inTenant(database, tenant, (tx) => settingsOf(tx, tenant, name));
  const next = embeddingSettingsSchema.parse({ ...embedding, ...withoutUndefined(wanted) });
  if (isSame(next, embedding)) {
    throw new MillraceError('VALIDATION_ERROR', `body.embedding: '${name}' has this model already`);
  }
  const from = { embedding, model: models.open(embedding).key };
  const model = await checkModel(models, next, 'body.embedding');
  await tryModel(model);
  if (name === defaultCollection) await makeDefault({ database, objects }, tenant);
  return inTenant(database, tenant, async (tx) => {
    await startReembedding(tx, { tenant, collection: name, from, to: { embedding: next, model: model.key } });
    await insertAudit(tx, [
      { actor, tenant, action: 'collection.re-embed', subject: name, detail: { from: embedding, to: next } },
    ]);
    return getReembedding(tx, tenant, name);
  });
}

async function tryModel(model: EmbeddingModel): Promise<void> {
  try {
    await model.embed(['a first text']);
  } catch (error) {
    const { code, message } = toMillraceError(error);
    if (code !== 'MODEL_MISMATCH' && code !== 'MODEL_REFUSED') throw error;
    throw new MillraceError('VALIDATION_ERROR', `body.embedding: ${message}`, { cause: error });
  }
}

/** It may have no row before its first document. */
async function makeDefault(stores: Pick<ChangeModelDeps, 'database' | 'objects'>, tenant: string): Promise<void> {
  try {
    await makeCollection(stores, tenant, defaultCollection, collectionSettingsSchema.parse({}));
  } catch (error) {
    if (!(error instanceof MillraceError && error.code === 'DUPLICATE_RECORD')) throw error;
  }
}

function isSame(one: EmbeddingSettings, other: EmbeddingSettings): boolean {
  return Object.entries(one).every(([name, value]) => other[name as keyof EmbeddingSettings] === value);
}

function withoutUndefined(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

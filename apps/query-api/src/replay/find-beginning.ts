import {
  documentChunked,
  documentEmbedded,
  documentParsed,
  documentUploaded,
  type Manifest,
  MillraceError,
  manifestSchema,
  objectKeys,
  type ReplayStage,
  replayStages,
  type TaskEnvelope,
} from '@millrace/contracts';
import type { ReplaySource } from '@millrace/database';
import type { EmbeddingModels, ObjectStore } from '@millrace/ports';

export interface ArtifactStores {
  readonly objects: ObjectStore;
  readonly models: EmbeddingModels;
}

/** An event that hands a task to a stage. */
export interface FirstEvent {
  readonly type: string;
  readonly data: unknown;
}

/** Where work can begin again, and with what. */
export interface Beginning {
  readonly from: ReplayStage;
  events(task: TaskEnvelope): FirstEvent[];
}

/**
 * The stage nearest before `from`, or `from` itself, for which the artifacts of `source` are stored: small ones travel in events
 * alone. Throws `NOT_REPLAYABLE` where not even the original is there.
 */
export async function findBeginning(
  stores: ArtifactStores,
  source: ReplaySource,
  from: ReplayStage,
): Promise<Beginning> {
  const reaches = (stage: ReplayStage) => replayStages.indexOf(from) >= replayStages.indexOf(stage);
  const found =
    (reaches('embed') ? await fromChunks(stores, source, from) : undefined) ??
    (reaches('chunk') ? await fromText(stores, source) : undefined) ??
    (await fromOriginal(stores, source));
  if (found) return found;
  throw new MillraceError('NOT_REPLAYABLE', `nothing is left of what task ${source.task.taskId} began with`);
}

async function fromChunks(
  { objects, models }: ArtifactStores,
  source: ReplaySource,
  from: ReplayStage,
): Promise<Beginning | undefined> {
  for (const owner of ownersOf(source.task, 'chunk')) {
    const manifest = await readManifest(objects, owner);
    if (!manifest) continue;
    const { cut, batches } = manifest;
    const chunked = (task: TaskEnvelope) =>
      batches.map((batch, ordinal) => ({
        task,
        batch: { cut, ordinal, batches: batches.length, ...batch },
        chunks: { key: objectKeys.chunks(owner, batch) },
      }));
    const model = from === 'index' ? models.open(owner.settings.embedding).key : undefined;
    if (model === undefined || !(await areEmbedded(objects, owner, model, manifest))) {
      return { from: 'embed', events: (task) => chunked(task).map((data) => ({ type: documentChunked.type, data })) };
    }
    const vectors = (hash: string) => ({ key: objectKeys.vectors(owner, model, hash) });
    return {
      from: 'index',
      events: (task) =>
        chunked(task).map((data) => ({
          type: documentEmbedded.type,
          data: { ...data, vectors: vectors(data.batch.hash), model, computed: 0 },
        })),
    };
  }
  return undefined;
}

async function fromText(
  { objects }: ArtifactStores,
  { task: source, text }: ReplaySource,
): Promise<Beginning | undefined> {
  if (text.bytes === undefined || text.sha256 === undefined || text.contentType === undefined) return undefined;
  for (const owner of ownersOf(source, 'parse')) {
    const key = objectKeys.parsed(owner);
    if (!(await objects.head(key))) continue;
    return {
      from: 'chunk',
      events: (task) => [{ type: documentParsed.type, data: { task, parsed: { key }, ...text } }],
    };
  }
  return undefined;
}

async function fromOriginal(
  { objects }: ArtifactStores,
  { task: source }: ReplaySource,
): Promise<Beginning | undefined> {
  if (!(await objects.head(source.original.key))) return undefined;
  return { from: 'parse', events: (task) => [{ type: documentUploaded.type, data: { task } }] };
}

/** Under whose keys the artifacts of a stage may lie: a replay that began behind that stage works with those of its source. */
function ownersOf(task: TaskEnvelope, madeBy: ReplayStage): TaskEnvelope[] {
  const { replayOf } = task;
  const inherits = replayOf && replayStages.indexOf(replayOf.from) > replayStages.indexOf(madeBy);
  return inherits ? [task, { ...task, taskId: replayOf.taskId }] : [task];
}

async function readManifest(objects: ObjectStore, task: TaskEnvelope): Promise<Manifest | undefined> {
  try {
    const body = await objects.get(objectKeys.manifest(task));
    return manifestSchema.parse(JSON.parse(Buffer.from(body).toString('utf8')));
  } catch (error) {
    if (error instanceof MillraceError && error.code === 'OBJECT_NOT_FOUND') return undefined;
    throw error;
  }
}

async function areEmbedded(
  objects: ObjectStore,
  task: TaskEnvelope,
  model: string,
  { batches }: Manifest,
): Promise<boolean> {
  for (const { hash } of batches) if (!(await objects.head(objectKeys.vectors(task, model, hash)))) return false;
  return true;
}

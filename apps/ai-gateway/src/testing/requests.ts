import type { JsonObject, JsonValue } from '@bufbuild/protobuf';

/** Who or what a request names. */
export interface Named {
  readonly collection: string;
  readonly id: string;
  readonly model: string;
}

const flat = { indexType: 'FLAT', metricType: 'COSINE', params: {} };
const messages = [{ role: 'user', content: 'The mill was built in 1712.\n\nWhen was the mill built?' }];

/** A request to each method of the gateway, by service and method, in which all is right. */
export function requestsOf({ collection, id, model }: Named): Readonly<Record<string, JsonObject>> {
  const vectors = [{ id, vector: [1, 0], metadata: { word: 'mill', deep: { words: ['oak'] } } }];
  const config = { name: model, provider: 'extractive', modelId: 'extractive', parameters: {}, enabled: true };
  const prompt = { modelName: model, prompt: messages[0]?.content ?? '', parameters: { system: 'Answer.' } };
  const embedder = { provider: 'hashing', model: 'hashing-v1', version: '1', dimension: 64, metric: 'cosine' };
  return {
    'VectorService/Health': {},
    'VectorService/HasCollection': { name: collection },
    'VectorService/ListCollections': {},
    'VectorService/GetCollectionInfo': { name: collection },
    'VectorService/GetCollectionStats': { name: collection },
    'VectorService/HasIndex': { collectionName: collection },
    'VectorService/Insert': { collectionName: collection, vectors },
    'VectorService/Upsert': { collectionName: collection, vectors },
    'VectorService/Search': {
      collectionName: collection,
      queryVector: [1, 0],
      options: {
        topk: 5,
        filter: { word: 'mill', 'deep.words': { $contains: 'oak' }, $or: [{ word: { $in: ['mill'] } }] },
      },
    },
    'VectorService/GetByID': { collectionName: collection, id },
    'VectorService/CreateIndex': { collectionName: collection, indexParams: flat },
    'VectorService/Compact': { collectionName: collection },
    'VectorService/DropIndex': { collectionName: collection },
    'VectorService/Delete': { collectionName: collection, ids: [id] },
    'VectorService/CreateCollection': { name: collection, description: 'Mills.', vectorDim: 2, indexParams: flat },
    'VectorService/DropCollection': { name: collection },
    'ModelService/ListModels': {},
    'ModelService/GetModelInfo': { name: model },
    'ModelService/GenerateText': prompt,
    'ModelService/StreamGenerateText': prompt,
    'ModelService/GenerateEmbedding': { modelName: model, text: 'a mill' },
    'ModelService/UpdateModelConfig': { name: model, config },
    'ModelService/RegisterModel': { config },
    'ModelService/UnregisterModel': { name: model },
    'AIService/ListTextModels': {},
    'AIService/GenerateContent': { model, messages },
    'AIService/StreamGenerateContent': { model, messages },
    'AIService/EmbedContent': { model: embedder, texts: ['a mill'] },
  };
}

/** `value` with `text` in each place of a text in turn, and as the name of each field that callers may name. */
export function withText(value: JsonValue, text: string): JsonValue[] {
  if (typeof value === 'string') return [text];
  if (Array.isArray(value)) {
    return value.flatMap((one, place) => withText(one, text).map((other) => value.with(place, other)));
  }
  if (typeof value !== 'object' || value === null) return [];
  const named = Object.entries(value).flatMap(([name, one]) =>
    withText(one, text).map((other) => ({ ...value, [name]: other })),
  );
  const free = ['metadata', 'parameters', 'params', 'filter'].filter((name) => name in value);
  return [...named, ...free.map((name) => ({ ...value, [name]: { [text]: text } }))];
}

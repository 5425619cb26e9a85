import type { MessageShape } from '@bufbuild/protobuf';
import type { VectorIndex, VectorIndexType, VectorMetric } from '@millrace/ports';
import type { VectorService } from '@millrace/protocol';

type IndexParams = NonNullable<
  MessageShape<(typeof VectorService)['method']['getCollectionInfo']['output']>['indexParams']
>;

/** How requests name an index. */
export function paramsOf({ type, metric, params }: VectorIndex) {
  return { indexType: type.toUpperCase(), metricType: metric.toUpperCase(), params: { ...params } };
}

/** How a collection is compared, as an answer tells it. */
export function metricOf(params: IndexParams | undefined): VectorMetric {
  return (params?.metricType.toLowerCase() || 'cosine') as VectorMetric;
}

/** The index of a collection, as an answer tells it: without one, its type is empty. */
export function indexOf(given: IndexParams | undefined): VectorIndex | undefined {
  if (!given?.indexType) return undefined;
  const params = (given.params ?? {}) as Record<string, number>;
  return { type: given.indexType.toLowerCase() as VectorIndexType, metric: metricOf(given), params };
}

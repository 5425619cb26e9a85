import type { VectorCollection } from '@millrace/ports';

/** How a collection is indexed and compared, as answers tell it. Without an index the type is empty. */
export function paramsOfIndex({ index, metric }: VectorCollection) {
  return {
    indexType: index?.type.toUpperCase() ?? '',
    metricType: metric.toUpperCase(),
    params: { ...index?.params },
  };
}

import { validate } from '@millrace/http';
import type { VectorIndex, VectorIndexType, VectorMetric } from '@millrace/ports';
import type { IndexParams } from '@millrace/protocol';
import { z } from 'zod';

/** Milvus' names too: whoever comes from there changes nothing. */
const types = new Map<string, VectorIndexType>([
  ['HNSW', 'hnsw'],
  ['IVFFLAT', 'ivfflat'],
  ['FLAT', 'flat'],
  ['AUTOINDEX', 'hnsw'],
  ['IVF_FLAT', 'ivfflat'],
]);

const metrics = new Map<string, VectorMetric>([
  ['COSINE', 'cosine'],
  ['L2', 'l2'],
  ['IP', 'ip'],
]);

/** What pgvector calls the parameters that Milvus has other names for. */
const parameterNames = new Map([
  ['M', 'm'],
  ['efConstruction', 'ef_construction'],
  ['ef', 'ef_search'],
  ['nlist', 'lists'],
  ['nprobe', 'probes'],
]);

const nameOf = (given: string) => parameterNames.get(given) ?? given;

/** One of `values` by its name, in any case. */
const named = <Value>(values: ReadonlyMap<string, Value>) =>
  z.string().transform((given, context) => {
    const value = values.get(given.toUpperCase());
    if (value !== undefined) return value;
    context.addIssue(`'${given}' is none of ${[...values.keys()].join(', ')}`);
    return z.NEVER;
  });

/** Some of Milvus' clients send numbers as text. */
const wholeNumber = z.union(
  [
    z.int(),
    z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  ],
  'not a whole number',
);

const schema = z.object({
  index_type: named(types),
  metric_type: named(metrics).optional(),
  params: z
    .record(z.string(), wholeNumber)
    .refine((params) => new Set(Object.keys(params).map(nameOf)).size === Object.keys(params).length, {
      error: 'a parameter is given twice, by both of its names',
    })
    .transform((params) => Object.fromEntries(Object.entries(params).map(([name, value]) => [nameOf(name), value]))),
});

/**
 * The index that a request names; without a metric it compares by `metric`. Throws `VALIDATION_ERROR` for a type or metric that there is not and
 * for a parameter that is no whole number. Which parameters an index takes is the store's to say.
 */
export function indexOfParams({ indexType, metricType, params = {} }: IndexParams, metric: VectorMetric): VectorIndex {
  const given = { index_type: indexType, metric_type: metricType || undefined, params };
  const index = validate(schema, given, 'index_params');
  return { type: index.index_type, metric: index.metric_type ?? metric, params: index.params };
}

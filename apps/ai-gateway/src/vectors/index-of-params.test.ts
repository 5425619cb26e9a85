import { create } from '@bufbuild/protobuf';
import { MillraceError } from '@millrace/contracts';
import { IndexParamsSchema } from '@millrace/protocol';
import { describe, expect, it } from 'vitest';
import { indexOfParams } from './index-of-params.ts';

type Given = Parameters<typeof create<typeof IndexParamsSchema>>[1];

const indexOf = (given: Given) => indexOfParams(create(IndexParamsSchema, given), 'ip');

function complaint(given: Given): string {
  try {
    return JSON.stringify(indexOf(given));
  } catch (error) {
    if (error instanceof MillraceError && error.code === 'VALIDATION_ERROR') return error.message;
    throw error;
  }
}

describe('the index that a request names', () => {
  it.each([
    ['HNSW', 'hnsw'],
    ['hnsw', 'hnsw'],
    ['AUTOINDEX', 'hnsw'],
    ['IVFFLAT', 'ivfflat'],
    ['IVF_FLAT', 'ivfflat'],
    ['ivf_flat', 'ivfflat'],
    ['FLAT', 'flat'],
  ])('is, named %s, of the type %s', (indexType, type) => {
    expect(indexOf({ indexType })).toMatchObject({ type });
  });

  it.each([
    ['COSINE', 'cosine'],
    ['cosine', 'cosine'],
    ['L2', 'l2'],
    ['l2', 'l2'],
    ['IP', 'ip'],
    ['', 'ip'],
  ])("compares by %s as '%s', and where it names none as the collection does", (metricType, metric) => {
    expect(indexOf({ indexType: 'HNSW', metricType })).toMatchObject({ metric });
  });

  it('has its parameters by the names of pgvector, whichever were typed', () => {
    const milvus = { M: 24, efConstruction: '128', ef: 80 };
    expect(indexOf({ indexType: 'HNSW', params: milvus }).params).toEqual({
      m: 24,
      ef_construction: 128,
      ef_search: 80,
    });
    expect(indexOf({ indexType: 'HNSW', params: { m: 24, ef_construction: 128 } }).params).toEqual({
      m: 24,
      ef_construction: 128,
    });
    expect(indexOf({ indexType: 'IVF_FLAT', params: { nlist: 100, nprobe: 9 } }).params).toEqual({
      lists: 100,
      probes: 9,
    });
  });

  it.each([
    [{}, "index_params.index_type: '' is none of HNSW, IVFFLAT, FLAT, AUTOINDEX, IVF_FLAT"],
    [{ indexType: 'IVF_PQ' }, "index_params.index_type: 'IVF_PQ' is none of HNSW, IVFFLAT, FLAT, AUTOINDEX, IVF_FLAT"],
    [
      { indexType: 'constructor' },
      "index_params.index_type: 'constructor' is none of HNSW, IVFFLAT, FLAT, AUTOINDEX, IVF_FLAT",
    ],
    [{ indexType: 'HNSW', metricType: 'JACCARD' }, "index_params.metric_type: 'JACCARD' is none of COSINE, L2, IP"],
    [{ indexType: 'HNSW', params: { M: 2.5 } }, 'index_params.params.M: not a whole number'],
    [{ indexType: 'HNSW', params: { M: 'many' } }, 'index_params.params.M: not a whole number'],
    [{ indexType: 'HNSW', params: { M: null } }, 'index_params.params.M: not a whole number'],
    [
      { indexType: 'HNSW', params: { M: 16, m: 17 } },
      'index_params.params: a parameter is given twice, by both of its names',
    ],
  ] satisfies [Given, string][])('is refused as %j', (given, message) => {
    expect(complaint(given)).toBe(message);
  });
});

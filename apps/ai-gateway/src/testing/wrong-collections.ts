import { type Call, noCollection, type WrongInputs } from './wrong-input.ts';

const collectionName = 'plane';
const make =
  (rest: object): Call =>
  (v) =>
    v.createCollection({ name: 'new', vectorDim: 2, ...rest });
const index =
  (rest: object, name = collectionName): Call =>
  (v) =>
    v.createIndex({ collectionName: name, indexParams: { indexType: 'HNSW', ...rest } });
const aName = 'the name of a collection is 1 to 255 letters, digits, "_", "-" and ".", and begins with a letter or "_"';
const types = 'HNSW, IVFFLAT, FLAT, AUTOINDEX, IVF_FLAT';
const tooLong =
  'an index hnsw takes vectors of at most 4000 dimensions, and these have 5000: use FLAT, which is exact, or a model of fewer dimensions';
const dimension = 'the dimension of a collection is a whole number from 1 to 16000, and not';

export const wrongCollections: WrongInputs = {
  CreateCollection: [
    ['no name', make({ name: '' }), 'InvalidArgument', aName],
    ['a name of two words', make({ name: 'two words' }), 'InvalidArgument', aName],
    ['a name that begins with a digit', make({ name: '1st' }), 'InvalidArgument', aName],
    ['SQL for a name', make({ name: 'x"; drop table documents; --' }), 'InvalidArgument', aName],
    ['a name of 256 letters', make({ name: 'x'.repeat(256) }), 'InvalidArgument', aName],
    ['a name that is taken', make({ name: 'plane' }), 'AlreadyExists', 'there is a collection plane already'],
    [
      'a description of 2001 letters',
      make({ description: 'x'.repeat(2001) }),
      'InvalidArgument',
      'the description of a collection is at most 2000 characters long',
    ],
    ['no dimension', make({ vectorDim: 0 }), 'InvalidArgument', `${dimension} 0`],
    ['a negative dimension', make({ vectorDim: -3 }), 'InvalidArgument', `${dimension} -3`],
    ['too large a dimension', make({ vectorDim: 16_001 }), 'InvalidArgument', `${dimension} 16001`],
    [
      'an index that there is not',
      make({ indexParams: { indexType: 'IVF_PQ' } }),
      'InvalidArgument',
      `index_params.index_type: 'IVF_PQ' is none of ${types}`,
    ],
    [
      'a metric without an index',
      make({ indexParams: { metricType: 'L2' } }),
      'InvalidArgument',
      `index_params.index_type: '' is none of ${types}`,
    ],
    [
      'a metric that there is not',
      make({ indexParams: { indexType: 'HNSW', metricType: 'HAMMING' } }),
      'InvalidArgument',
      "index_params.metric_type: 'HAMMING' is none of COSINE, L2, IP",
    ],
    [
      'a parameter of another index',
      make({ indexParams: { indexType: 'HNSW', params: { nlist: 8 } } }),
      'InvalidArgument',
      'an index hnsw takes m, ef_construction, ef_search, and not lists',
    ],
    [
      'a parameter out of its range',
      make({ indexParams: { indexType: 'HNSW', params: { M: 1 } } }),
      'InvalidArgument',
      'm of an index hnsw is a whole number from 2 to 100, and not 1',
    ],
    [
      'a parameter that is no number',
      make({ indexParams: { indexType: 'HNSW', params: { M: 'x' } } }),
      'InvalidArgument',
      'index_params.params.M: not a whole number',
    ],
    [
      'more dimensions than the index takes',
      make({ vectorDim: 5000, indexParams: { indexType: 'HNSW' } }),
      'FailedPrecondition',
      tooLong,
    ],
  ],
  DropCollection: [
    ['no name', (v) => v.dropCollection({}), 'InvalidArgument', aName],
    ['a collection that is not there', (v) => v.dropCollection({ name: 'nobody' }), 'NotFound', noCollection],
  ],
  HasCollection: [
    ['a name that none can have', (v) => v.hasCollection({ name: 'two words' }), 'InvalidArgument', aName],
  ],
  GetCollectionInfo: [
    ['a collection that is not there', (v) => v.getCollectionInfo({ name: 'nobody' }), 'NotFound', noCollection],
  ],
  GetCollectionStats: [
    ['a collection that is not there', (v) => v.getCollectionStats({ name: 'nobody' }), 'NotFound', noCollection],
  ],
  CreateIndex: [
    [
      'no parameters',
      (v) => v.createIndex({ collectionName }),
      'InvalidArgument',
      'index_params: say which index, such as HNSW',
    ],
    ['no type', index({ indexType: '' }), 'InvalidArgument', `index_params.index_type: '' is none of ${types}`],
    ['a collection that is not there', index({}, 'nobody'), 'NotFound', noCollection],
    [
      'a second index',
      index({}, 'indexed'),
      'AlreadyExists',
      'the collection indexed has an index already: drop that first',
    ],
    ['more dimensions than the index takes', index({}, 'wide'), 'FailedPrecondition', tooLong],
    [
      'too narrow a construction',
      index({ params: { M: 64, efConstruction: 64 } }),
      'InvalidArgument',
      'ef_construction is at least twice m, which is 64',
    ],
    [
      'a parameter for FLAT',
      index({ indexType: 'FLAT', params: { m: 16 } }),
      'InvalidArgument',
      'an index flat takes no parameters, and not m',
    ],
    [
      'a parameter by both of its names',
      index({ params: { M: 16, m: 16 } }),
      'InvalidArgument',
      'index_params.params: a parameter is given twice, by both of its names',
    ],
  ],
  DropIndex: [
    ['a collection that is not there', (v) => v.dropIndex({ collectionName: 'nobody' }), 'NotFound', noCollection],
    ['no index', (v) => v.dropIndex({ collectionName }), 'NotFound', 'the collection plane has no index'],
  ],
  HasIndex: [
    ['a collection that is not there', (v) => v.hasIndex({ collectionName: 'nobody' }), 'NotFound', noCollection],
  ],
  Compact: [
    ['a collection that is not there', (v) => v.compact({ collectionName: 'nobody' }), 'NotFound', noCollection],
  ],
};

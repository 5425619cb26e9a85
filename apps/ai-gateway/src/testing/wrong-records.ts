import { type Call, noCollection, type WrongInputs } from './wrong-input.ts';

const collectionName = 'plane';
const insert =
  (...given: object[]): Call =>
  (v) =>
    v.insert({ collectionName, vectors: given });
const search =
  (rest: object): Call =>
  (v) =>
    v.search({ collectionName, queryVector: [1, 0], ...rest });
const filter = (conditions: object) => search({ options: { filter: conditions } });
const anId = 'an id is a text of 1 to 255 characters, none of which is NUL';
const operators =
  'of a field $eq, $ne, $gt, $gte, $lt, $lte, $in, $nin, $exists, $contains, of filters $and, $or, $not';

export const wrongRecords: WrongInputs = {
  Insert: [
    [
      'a collection that is not there',
      (v) => v.insert({ collectionName: 'nobody', vectors: [{ vector: [1, 0] }] }),
      'NotFound',
      noCollection,
    ],
    ['nothing', insert(), 'InvalidArgument', 'a call takes 1 to 10000 records, and not 0'],
    [
      'too much',
      insert(...Array.from({ length: 10_001 }, () => ({ vector: [1, 0] }))),
      'InvalidArgument',
      'a call takes 1 to 10000 records, and not 10001',
    ],
    [
      'another dimension',
      insert({ id: 'a', vector: [1] }),
      'InvalidArgument',
      'the vector of record 0 (a) has 1 numbers, and those of the collection plane have 2',
    ],
    [
      'what is no number',
      insert({ id: 'a', vector: [1, Number.NaN] }),
      'InvalidArgument',
      'the vector of record 0 (a) holds a number, at place 1, that is not finite in single precision',
    ],
    [
      'a vector without a direction',
      insert({ id: 'a', vector: [0, 0] }),
      'InvalidArgument',
      'the vector of record 0 (a) has no length, and so no direction: it cannot be compared by cosine',
    ],
    [
      'an id that is there',
      insert({ id: 'new', vector: [1, 0] }, { id: 'here', vector: [1, 0] }),
      'AlreadyExists',
      'nothing was inserted into plane: "here" is there already',
    ],
    [
      'an id twice',
      insert({ id: 'a', vector: [1, 0] }, { id: 'a', vector: [0, 1] }),
      'AlreadyExists',
      'nothing was inserted into plane: "a" is given twice',
    ],
    [
      'an id of 256 letters',
      insert({ id: 'x'.repeat(256), vector: [1, 0] }),
      'InvalidArgument',
      `record 0 (${'x'.repeat(40)}…): ${anId}`,
    ],
    [
      'metadata of more than 64 KiB',
      insert({ id: 'a', vector: [1, 0], metadata: { text: 'x'.repeat(70_000) } }),
      'InvalidArgument',
      'record 0 (a): its metadata has 70011 bytes as JSON, and 65536 is the most',
    ],
  ],
  Upsert: [
    [
      'a collection that is not there',
      (v) => v.upsert({ collectionName: 'nobody', vectors: [{ vector: [1, 0] }] }),
      'NotFound',
      noCollection,
    ],
    ['nothing', (v) => v.upsert({ collectionName }), 'InvalidArgument', 'a call takes 1 to 10000 records, and not 0'],
    [
      'another dimension',
      (v) => v.upsert({ collectionName, vectors: [{ vector: [1, 2, 3] }] }),
      'InvalidArgument',
      'the vector of record 0 has 3 numbers, and those of the collection plane have 2',
    ],
  ],
  Delete: [
    [
      'a collection that is not there',
      (v) => v.delete({ collectionName: 'nobody', ids: ['a'] }),
      'NotFound',
      noCollection,
    ],
    ['nothing', (v) => v.delete({ collectionName }), 'InvalidArgument', 'a call takes 1 to 10000 ids, and not 0'],
    ['an empty id', (v) => v.delete({ collectionName, ids: [''] }), 'InvalidArgument', `id 0: ${anId}`],
  ],
  Search: [
    [
      'a collection that is not there',
      (v) => v.search({ collectionName: 'nobody', queryVector: [1, 0] }),
      'NotFound',
      noCollection,
    ],
    [
      'no vector',
      search({ queryVector: [] }),
      'InvalidArgument',
      'the query vector has 0 numbers, and those of the collection plane have 2',
    ],
    [
      'a vector without a direction',
      search({ queryVector: [0, 0] }),
      'InvalidArgument',
      'the query vector has no length, and so no direction: it cannot be compared by cosine',
    ],
    [
      'too many results',
      search({ options: { topk: 1001 } }),
      'InvalidArgument',
      'a search gives 1 to 1000 results, and not 1001',
    ],
    [
      'less than no results',
      search({ options: { topk: -1 } }),
      'InvalidArgument',
      'a search gives 1 to 1000 results, and not -1',
    ],
    [
      'an operator that there is not',
      filter({ year: { $near: 1 } }),
      'InvalidArgument',
      `filter.year has $near, which is no operator here. There are: ${operators}`,
    ],
    [
      'a joint that there is not',
      filter({ $xor: [] }),
      'InvalidArgument',
      `filter has $xor, which is no operator here. There are: ${operators}`,
    ],
    [
      'a joint of nothing',
      filter({ $and: [] }),
      'InvalidArgument',
      'filter.$and takes a list of filters, one at least',
    ],
    ['a list that is none', filter({ a: { $in: 1 } }), 'InvalidArgument', 'filter.a.$in takes a list of values'],
    [
      'an object to compare with',
      filter({ a: { $gt: {} } }),
      'InvalidArgument',
      'filter.a.$gt takes a text, a number, true, false or null',
    ],
    [
      'an operator beside a name',
      filter({ a: { $gt: 1, b: 2 } }),
      'InvalidArgument',
      'filter.a takes operators, and not b: what is in an object is named with dots',
    ],
    [
      'a name that is none',
      filter({ 'a..b': 1 }),
      'InvalidArgument',
      'filter.a..b names no field: a name stands on each side of a dot',
    ],
  ],
  GetByID: [
    [
      'a collection that is not there',
      (v) => v.getByID({ collectionName: 'nobody', id: 'a' }),
      'NotFound',
      noCollection,
    ],
    [
      'an id that is not there',
      (v) => v.getByID({ collectionName, id: 'gone' }),
      'NotFound',
      'the collection plane has no record "gone"',
    ],
    ['no id', (v) => v.getByID({ collectionName }), 'InvalidArgument', `id 0: ${anId}`],
  ],
};

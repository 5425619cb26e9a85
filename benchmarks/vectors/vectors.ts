import type { Database } from '@millrace/ports';
import type { Benchmark } from '../benchmark.ts';
import { machineFigures } from '../pipeline/machine.ts';
import { round } from '../pipeline/statistics.ts';
import { parseArguments, usage } from './arguments.ts';
import { measureInserts } from './measure-inserts.ts';
import { type FilterCase, measureSearches } from './measure-searches.ts';
import { openSearchConnection, plainSql } from './plain-sql.ts';
import { serveVectors } from './served-vectors.ts';
import { readTestData } from './test-data.ts';

const collection = 'passages';
/** What the store takes for ten results where an index does not say. */
const storesEfSearch = 128;

const cases: readonly FilterCase[] = [
  { name: 'no filter' },
  { name: 'half pass', filter: { half: 1 }, sql: `metadata @> '{"half": 1}'` },
  { name: 'a tenth pass', filter: { tenth: 3 }, sql: `metadata @> '{"tenth": 3}'` },
  { name: 'a hundredth pass', filter: { hundredth: 7 }, sql: `metadata @> '{"hundredth": 7}'` },
  {
    name: 'most pass, by a range',
    filter: { characters: { $gt: 150 } },
    sql: `(metadata->>'characters')::int > 150`,
  },
];

/** How fast the gateway takes and finds vectors, and how many of the nearest it finds, beside plain SQL. */
export const vectors: Benchmark = {
  usage,
  async run(args, tell) {
    const given = parseArguments(args);
    const { records, queries } = await readTestData(given);
    tell(`${records.length} vectors of ${given.dimension} dimensions (hashing-v1) over the text below ${given.data}`);
    await using served = await serveVectors();
    const { store, database } = served;
    await store.createCollection({ name: collection, dimension: given.dimension });
    const table = await tableOf(database);

    const inserts = await measureInserts({ store, collection, sql: plainSql(database, table) }, records, given);
    tell(`inserted: ${JSON.stringify(inserts)}`);
    const startedAt = performance.now();
    const params: Record<string, number> = given.efSearch === undefined ? {} : { ef_search: given.efSearch };
    await store.createIndex(collection, { type: 'hnsw', metric: 'cosine', params });
    const indexSeconds = round((performance.now() - startedAt) / 1_000);
    tell(`indexed in ${indexSeconds} s`);
    // What Postgres does by itself after a while; plain SQL is planned by what it learns.
    await database`vacuum analyze ${database(table)}`;

    const efSearch = given.efSearch ?? storesEfSearch;
    const connection = await openSearchConnection(served.settings, efSearch);
    try {
      const places = { store, collection, sql: plainSql(connection, table) };
      const searches = await measureSearches(places, queries, cases, given.repeat);
      for (const one of searches) tell(`searched: ${JSON.stringify(one)}`);
      return { machine: machineFigures(), ...given, efSearch, inserts, indexSeconds, searches };
    } finally {
      await connection.end({ timeout: 5 });
    }
  },
};

async function tableOf(database: Database): Promise<string> {
  const [row] = await database<{ id: string }[]>`select id from vector_collections where name = ${collection}`;
  return `vectors.c_${row?.id.replaceAll('-', '')}`;
}

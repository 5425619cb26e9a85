import { type DatabaseKind, type FreshDatabase, freshDatabase } from '@millrace/database/testing';
import type { VectorStores } from '@millrace/ports';
import { describeVectorStores } from '@millrace/ports/testing';
import { afterAll, beforeAll } from 'vitest';
import { openVectorStores } from '../open-vector-stores.ts';
import { describeFilters } from './filters-conformance.ts';
import { describeStaleSamples } from './stale-samples-conformance.ts';
import { describeWalks } from './walks-conformance.ts';

/** What the port promises, on either database. */
export function vectorStoresConformance(kind: DatabaseKind): void {
  let fresh: FreshDatabase;
  let stores: VectorStores;
  beforeAll(async () => {
    fresh = await freshDatabase(kind);
    stores = openVectorStores(fresh.database);
  });
  afterAll(() => fresh?.stop());
  describeFilters(() => stores);
  describeWalks(() => stores);
  describeStaleSamples(() => stores);
  describeVectorStores(`vector stores on ${kind} Postgres`, () => stores);
}

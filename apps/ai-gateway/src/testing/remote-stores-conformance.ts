import type { DatabaseKind } from '@millrace/database/testing';
import type { VectorStores } from '@millrace/ports';
import { describeVectorStores } from '@millrace/ports/testing';
import { afterAll, beforeAll } from 'vitest';
import { type ServedVectors, serveVectors } from './serve-vectors.ts';

/** What the port promises, behind the gateway: of the stores that `reach` gives. */
export function remoteStoresConformance(kind: DatabaseKind, reach: (served: ServedVectors) => VectorStores): void {
  let served: ServedVectors;
  let stores: VectorStores;
  beforeAll(async () => {
    served = await serveVectors(kind);
    stores = reach(served);
  });
  afterAll(() => served?.stop());
  describeVectorStores(`vector stores behind the gateway, on ${kind} Postgres`, () => stores);
}

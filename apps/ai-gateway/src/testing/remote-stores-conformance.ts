import { remoteVectorStores } from '@millrace/client';
import type { DatabaseKind } from '@millrace/database/testing';
import { describeVectorStores } from '@millrace/ports/testing';
import { afterAll, beforeAll } from 'vitest';
import { type ServedVectors, serveVectors } from './serve-vectors.ts';

/** What the port promises, behind the gateway. */
export function remoteStoresConformance(kind: DatabaseKind): void {
  let served: ServedVectors;
  beforeAll(async () => {
    served = await serveVectors(kind);
  });
  afterAll(() => served?.stop());
  describeVectorStores(`vector stores behind the gateway, on ${kind} Postgres`, () =>
    remoteVectorStores(served.gateway),
  );
}

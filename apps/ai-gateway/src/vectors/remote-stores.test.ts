import { createFallback, remoteVectorStores, vectorStoresWithFallback } from '@millrace/client';
import { silentLogger } from '@millrace/ports';
import { afterAll, expect } from 'vitest';
import { remoteStoresConformance } from '../testing/remote-stores-conformance.ts';

const outcomes = new Set<string>();

remoteStoresConformance('embedded', ({ gateway, stores }) => {
  const metrics = { gatewayCalled: (_method: string, outcome: string) => outcomes.add(outcome), gatewayCircuit() {} };
  const fallback = createFallback({ log: silentLogger, metrics });
  return vectorStoresWithFallback({ remote: remoteVectorStores(gateway), local: stores, fallback });
});

// All of it was the gateway's answer: the store beside it was not asked.
afterAll(() => expect([...outcomes]).toEqual(['answered']));

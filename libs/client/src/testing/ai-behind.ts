import { createRouterTransport, type ServiceImpl } from '@connectrpc/connect';
import { type Clock, silentLogger } from '@millrace/ports';
import { AIService } from '@millrace/protocol';
import { createFallback, type Fallback } from '../fallback/fallback.ts';
import type { Gateway } from '../gateway/connect-gateway.ts';
import { createServiceClient } from '../gateway/service-client.ts';

/** A gateway in this process whose service does as it is told. */
export function aiBehind(implementation: Partial<ServiceImpl<typeof AIService>>): Gateway['ai'] {
  return createServiceClient(
    AIService,
    createRouterTransport((router) => void router.service(AIService, implementation)),
  );
}

export interface CountedFallback extends Fallback {
  /** `EmbedContent fallback`, in their order. */
  readonly outcomes: readonly string[];
}

export function countedFallback(clock?: Pick<Clock, 'now'>): CountedFallback {
  const outcomes: string[] = [];
  const metrics = {
    gatewayCalled: (method: string, outcome: string) => void outcomes.push(`${method} ${outcome}`),
    gatewayCircuit: () => {},
  };
  return { ...createFallback({ log: silentLogger, metrics, ...(clock ? { clock } : {}) }), outcomes };
}

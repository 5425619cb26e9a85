import { connectGateway, createFallback, openRemoteEmbeddingModels, openRemoteTextModels } from '@millrace/client';
import type { GatewaySettings, ModelsSettings } from '@millrace/config';
import { modelKey, openEmbeddingModels, openTextModels } from '@millrace/models';
import type { EmbeddingModels, Logger, TextModels } from '@millrace/ports';
import type { Metrics } from '@millrace/telemetry';

export type GatewayMetrics = Pick<Metrics, 'gatewayCalled' | 'gatewayCircuit'>;

export interface ModelsOptions {
  readonly models: ModelsSettings;
  readonly gateway: GatewaySettings;
  readonly log: Logger;
  /** Default: nothing is counted. */
  readonly metrics?: GatewayMetrics | undefined;
}

export interface OpenModels {
  readonly models: EmbeddingModels;
  /** Throws `CONFIG_INVALID`. */
  textModels(): TextModels;
  close(): void;
}

const noMetrics: GatewayMetrics = { gatewayCalled: () => {}, gatewayCircuit: () => {} };

/** How much longer a call waits than the gateway waits for its provider: the gateway shall say itself that a model is slow. */
const graceMs = 2_000;

/**
 * The models of this process: its own, or those behind the gateway where one is configured, with its own for when that cannot serve.
 * Throws `CONFIG_INVALID`.
 */
export function openModels({
  models: settings,
  gateway: { url, ...gateway },
  log,
  metrics,
}: ModelsOptions): OpenModels {
  const models = openEmbeddingModels(settings);
  const textModels = () => openTextModels(settings);
  if (url === undefined) return { models, textModels, close: () => {} };
  const { ai, close } = connectGateway({ url, ...gateway });
  const shared = {
    ai,
    fallback: createFallback({ log, metrics: metrics ?? noMetrics }),
    timeoutMs: settings.timeoutMs + graceMs,
  };
  return {
    models: openRemoteEmbeddingModels({
      ...shared,
      local: models,
      keyOf: modelKey,
      batchSize: settings.batchSize,
    }),
    textModels: () => openRemoteTextModels({ ...shared, local: textModels() }),
    close,
  };
}

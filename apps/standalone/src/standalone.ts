import { randomBytes } from 'node:crypto';
import { aiGateway } from '@millrace/ai-gateway';
import { openEmbeddedAdapters, sectionOf, serveRpcApp, storedKeys, version, withSections } from '@millrace/composition';
import {
  type AccessSettings,
  accessSettings,
  grpcSettings,
  httpSettings,
  loadConfig,
  logSettings,
  modelsSettings,
  rateLimitSettings,
  secretsOf,
  stackSettings,
} from '@millrace/config';
import { accessMode } from '@millrace/http';
import { ingestApi } from '@millrace/ingest-api';
import { systemClock } from '@millrace/ports';
import { queryApi } from '@millrace/query-api';
import { resumeAfterStart, scheduler as schedulerApp, startScheduler } from '@millrace/scheduler';
import { createMetrics, openLogger } from '@millrace/telemetry';
import type { AnyStage } from '@millrace/worker-runtime';
import { z } from 'zod';
import { linkedObjects } from './linked-objects.ts';
import { stages as allStages } from './stages.ts';
import { startWorkers } from './start-workers.ts';

const apis = [ingestApi, queryApi];

/** The schema of its configuration: one section an API and a stage, and the scheduler's. */
export function standaloneConfig(stages: readonly AnyStage[] = allStages) {
  const base = z.object({
    log: logSettings.prefault({ level: 'warn', format: 'pretty' }),
    stack: stackSettings.prefault({}),
    http: httpSettings(8080).prefault({}),
    grpc: grpcSettings.prefault({}),
    access: accessSettings.prefault({}),
    rateLimits: rateLimitSettings.prefault({}),
    models: modelsSettings.prefault({}),
  });
  return withSections(base, [...apis, aiGateway, ...stages, schedulerApp]);
}

export interface StandaloneOptions {
  /** Of HTTP. 0 for a free one, and for gRPC too. */
  readonly port?: number | undefined;
  readonly dataDir?: string | undefined;
  readonly stages?: readonly AnyStage[];
  /** Settings by their variables; they win over the environment's. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface Standalone {
  /** Base URL of the HTTP API. */
  readonly url: string;
  /** Where it serves gRPC. */
  readonly grpcUrl: string;
  /** A key to it for this process itself, where it asks for keys. */
  readonly apiKey: string | undefined;
  readonly dataDir: string;
  /** How many accepted tasks of an earlier run go on. */
  readonly resumed: number;
  /** Finishes what is in hand, keeps the rest for the next start. Safe to call twice. */
  close(): Promise<void>;
}

/** Starts the whole fleet in this process on the embedded stack. */
export async function startStandalone({
  port,
  dataDir,
  stages = allStages,
  settings = {},
}: StandaloneOptions = {}): Promise<Standalone> {
  const schema = standaloneConfig(stages);
  const config = loadConfig(schema, { overrides: settings });
  const access = withOwnKey(config.access, config.http.host);
  const log = await openLogger({ name: 'millrace', ...config.log, secrets: secretsOf(schema, config) });
  const metrics = createMetrics();
  const folder = dataDir ?? config.stack.dataDir;
  const adapters = await openEmbeddedAdapters({ dataDir: folder, models: config.models, log });
  const { bus, monitor, schedule } = adapters;
  const jobPorts = { ...adapters.ports, bus, monitor, clock: systemClock, log };

  const resumed = await resumeAfterStart(jobPorts);
  const workers = await startWorkers(stages, adapters, config, metrics, log);
  const httpPort = port ?? config.http.port;
  const server = await serveRpcApp({
    app: aiGateway,
    settings: sectionOf(config, aiGateway.name),
    ports: adapters.ports,
    grpc: { ...config.grpc, port: httpPort === 0 ? 0 : config.grpc.port },
    http: {
      host: config.http.host,
      port: httpPort,
      access,
      keys: storedKeys(adapters.ports.database),
      apps: [
        ...apis.map((app) => ({ app, settings: sectionOf(config, app.name) })),
        { app: linkedObjects(adapters.linked), settings: {} },
      ],
      ports: { ...adapters.ports, bus },
      rateLimits: config.rateLimits,
      version,
      log,
      metrics,
    },
    dependencies: adapters.dependencies,
  }).catch(async (error: unknown) => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await adapters.close();
    throw error;
  });
  const scheduler = await startScheduler({
    schedule,
    ports: jobPorts,
    settings: sectionOf(config, schedulerApp.name),
    metrics,
  });

  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    await server.close();
    await scheduler.stop();
    await Promise.all(workers.map((worker) => worker.stop()));
    await adapters.close();
  }
  return {
    url: server.url,
    grpcUrl: server.grpcUrl,
    apiKey: access.adminKey,
    dataDir: folder,
    resumed,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/** Where callers need keys, the process needs one too, to upload what it was told to: the administrator's, or one for as long as it lives. */
function withOwnKey(access: AccessSettings, host: string): AccessSettings {
  const mode = accessMode(access, host);
  if (mode === 'open') return { ...access, adminKey: undefined };
  return { ...access, mode, adminKey: access.adminKey ?? randomBytes(32).toString('hex') };
}

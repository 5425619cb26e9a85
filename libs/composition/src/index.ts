export type { Adapters, Need } from './adapters.ts';
export { type EmbeddedOptions, openEmbeddedAdapters } from './embedded-adapters.ts';
export { exitOnFailure } from './exit-on-failure.ts';
export { openFleetAdapters } from './fleet-adapters.ts';
export { type FleetSettings, fleetSettings } from './fleet-settings.ts';
export { readiness } from './readiness.ts';
export { runWorker, workerConfig } from './run-worker.ts';
export { stageSettings } from './stage-settings.ts';
export { untilSignal } from './until-signal.ts';

export interface FleetApp {
  readonly name: string;
  /** For an app that serves HTTP: its port's distance from the first. It runs once. Workers run any number of times. */
  readonly portOffset?: number;
  /** It serves gRPC too, on a port of its own. */
  readonly grpc?: true;
}

/** Every app of the fleet; each has its entry in `apps/<name>/src/main.ts`. */
export const fleetApps: readonly FleetApp[] = [
  { name: 'ingest-api', portOffset: 0 },
  { name: 'query-api', portOffset: 1 },
  { name: 'ai-gateway', portOffset: 3, grpc: true },
  { name: 'parser' },
  { name: 'chunker' },
  { name: 'embedder' },
  { name: 'indexer' },
  { name: 'ledger' },
  { name: 'chat-logger' },
  { name: 'scheduler' },
];

/** @throws Error that lists the known names */
export function findApp(name: string): FleetApp {
  const app = fleetApps.find((candidate) => candidate.name === name);
  if (app) return app;
  throw new Error(`No app is called "${name}". Known: ${fleetApps.map((each) => each.name).join(', ')}.`);
}

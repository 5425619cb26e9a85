import { parseArgs } from 'node:util';
import { type FleetApp, fleetApps } from './apps.ts';

export interface UpRequest {
  /** Wanted replicas, by app; an app that is not named keeps what it has, or gets one. */
  readonly replicas: ReadonlyMap<string, number>;
  /** The port of ingest-api; the other APIs' come after it. Default 8080. */
  readonly httpPort: number;
  /** Where the gateway serves gRPC. Default 50051. */
  readonly grpcPort: number;
}

/** `--parser 1 --embedder 3 --http-port 9000`. @throws Error on anything else */
export function parseUp(args: readonly string[]): UpRequest {
  const names = fleetApps.map(({ name }) => name);
  const options = Object.fromEntries(
    [...names, 'http-port', 'grpc-port'].map((name) => [name, { type: 'string' } as const]),
  );
  const { values } = parseArgs({ args: [...args], options, strict: true });
  const replicas = new Map<string, number>();
  for (const app of fleetApps) {
    const value = values[app.name];
    if (value !== undefined) replicas.set(app.name, parseReplicas(app, String(value)));
  }
  const port = (option: string, preset: number) =>
    parseWhole(`--${option}`, String(values[option] ?? preset), 1, 65_000);
  return { replicas, httpPort: port('http-port', 8080), grpcPort: port('grpc-port', 50_051) };
}

/** At most one where the app serves HTTP on a port of its own. @throws Error */
export function parseReplicas({ name, portOffset }: FleetApp, value: string): number {
  return parseWhole(`The number of ${name} processes`, value, 0, portOffset === undefined ? 64 : 1);
}

function parseWhole(what: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (value.trim() !== '' && Number.isInteger(number) && number >= least && number <= most) return number;
  throw new Error(`${what} must be a whole number from ${least} to ${most}, not "${value}".`);
}

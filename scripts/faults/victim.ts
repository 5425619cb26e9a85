import { realServers } from '@millrace/ports/testing';
import type { AppProcess } from './app-process.ts';
import { type Door, type DoorOptions, openDoor } from './door.ts';
import type { RunningFleet } from './running-fleet.ts';

/** A process that reaches one of its servers through a door. */
export interface Victim {
  readonly process: AppProcess;
  readonly door: Door;
  /** Ends it by SIGKILL. */
  kill(): Promise<void>;
}

export interface VictimOptions extends Pick<DoorOptions, 'shutsAt'> {
  readonly environment?: Readonly<Record<string, string>>;
}

export async function startVictim(
  fleet: RunningFleet,
  app: string,
  server: 'rabbitmq' | 'postgres' | 'objects',
  { shutsAt, environment = {} }: VictimOptions = {},
): Promise<Victim> {
  const door = await openDoor({ ...addressOf(server), ...(shutsAt && { shutsAt }) });
  const process = await fleet.start(app, { ...environmentOf(server, door), ...environment });
  return {
    process,
    door,
    async kill() {
      await fleet.end(process, 'SIGKILL');
      await door.close();
    },
  };
}

function addressOf(server: 'rabbitmq' | 'postgres' | 'objects'): { host: string; port: number } {
  const { objects, ...others } = realServers();
  if (server !== 'objects') return others[server];
  const { hostname, port } = new URL(objects.endpoint);
  return { host: hostname, port: Number(port) };
}

function environmentOf(server: 'rabbitmq' | 'postgres' | 'objects', { host, port }: Door): Record<string, string> {
  if (server === 'objects') return { MINIO_ENDPOINT: `http://${host}:${port}` };
  const prefix = server.toUpperCase();
  return { [`${prefix}_HOST`]: host, [`${prefix}_PORT`]: String(port) };
}

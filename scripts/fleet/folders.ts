import { join, resolve } from 'node:path';
import { repository } from '../../infra/settings.ts';

/** Records and logs of this checkout's fleet. `MILLRACE_FLEET_DIR`, default `.millrace/fleet`. */
export const fleetFolder = resolve(process.env.MILLRACE_FLEET_DIR ?? join(repository, '.millrace', 'fleet'));

export const recordsFolder = join(fleetFolder, 'run');

export function logFile(name: string): string {
  return join(fleetFolder, `${name}.log`);
}

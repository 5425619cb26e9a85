import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = dirname(dirname(fileURLToPath(import.meta.url)));

export interface InfraSettings {
  /** Data, logs, ports and passwords of this checkout's servers. `MILLRACE_INFRA_DIR`, default `.millrace/infra`. */
  readonly folder: string;
  /** Where Debian roots are kept, shared by all checkouts. `MILLRACE_INFRA_CACHE`, default `/var/cache/millrace`. */
  readonly cacheFolder: string;
  /** First of a block of ports. `MILLRACE_INFRA_BASE_PORT`; by default chosen at the first start and remembered. */
  readonly basePort: number | undefined;
  /** `MILLRACE_INFRA_ENGINE`: `docker` or `native`; by default Docker where an engine answers. */
  readonly engine: 'docker' | 'native' | undefined;
  /** `MILLRACE_INFRA_MIRROR`: a Debian mirror; by default the one that the machine's apt is set to. */
  readonly mirror: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws Error naming the setting whose value makes no sense */
export function readSettings(environment: Environment): InfraSettings {
  return {
    folder: resolve(environment.MILLRACE_INFRA_DIR ?? join(repository, '.millrace', 'infra')),
    cacheFolder: resolve(environment.MILLRACE_INFRA_CACHE ?? '/var/cache/millrace'),
    basePort: parseBasePort(environment.MILLRACE_INFRA_BASE_PORT),
    engine: parseEngine(environment.MILLRACE_INFRA_ENGINE),
    mirror: environment.MILLRACE_INFRA_MIRROR || undefined,
  };
}

function parseBasePort(value: string | undefined): number | undefined {
  if (!value) return undefined;
  const port = Number(value);
  if (Number.isInteger(port) && port >= 1024 && port <= 65_000) return port;
  throw new Error(`MILLRACE_INFRA_BASE_PORT must be a whole number from 1024 to 65000, not "${value}".`);
}

function parseEngine(value: string | undefined): InfraSettings['engine'] {
  if (!value) return undefined;
  if (value === 'docker' || value === 'native') return value;
  throw new Error(`MILLRACE_INFRA_ENGINE must be "docker" or "native", not "${value}".`);
}

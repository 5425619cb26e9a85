import { createHash } from 'node:crypto';
import { createServer } from 'node:net';

/** Every port that the servers listen on; a port's number is the base port plus its place in this list. */
const portNames = [
  'amqp',
  'management',
  'prometheus',
  'distribution',
  'epmd',
  'redis',
  'postgres',
  'objects',
  'monitor',
] as const;

export type PortName = (typeof portNames)[number];
export type Ports = Readonly<Record<PortName, number>>;

/** Blocks start this far apart, which leaves room for more servers without moving the ones that are there. */
const BLOCK = 16;
/** Between the registered services that developers run and the ports that the kernel hands out by itself. */
const FIRST_BASE = 20_480;
const BASES = 700;

export function portsFrom(base: number): Ports {
  return Object.fromEntries(portNames.map((name, index) => [name, base + index])) as Record<PortName, number>;
}

/**
 * Finds a block of free ports. The search starts at a place derived from the folder, so that two checkouts which
 * start at the same moment look in different places.
 */
export async function findFreeBase(folder: string): Promise<number> {
  const first = createHash('sha256').update(folder).digest().readUInt32BE() % BASES;
  for (let step = 0; step < BASES; step++) {
    const base = FIRST_BASE + ((first + step) % BASES) * BLOCK;
    if ((await takenPorts(portsFrom(base))).length === 0) return base;
  }
  throw new Error(`No block of ${portNames.length} free ports from ${FIRST_BASE} on.`);
}

/** The names of those ports on which another program listens already. */
export async function takenPorts(ports: Partial<Ports>): Promise<PortName[]> {
  const taken: PortName[] = [];
  for (const name of portNames) {
    const port = ports[name];
    if (port !== undefined && !(await isFree(port))) taken.push(name);
  }
  return taken;
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** A port that is free now, chosen by the kernel. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../../scripts/process/lock.mjs';
import type { InfraSettings } from '../settings.ts';
import { findDebianMirror } from './debian-mirror.ts';
import { runCommand } from './run-command.ts';

/** The release whose packages are the versions that production runs. */
const release = 'trixie';

const packages = [
  'rabbitmq-server',
  'redis-server',
  'postgresql-17-pgvector',
  'radosgw',
  'ceph-mon',
  'ceph-osd',
  'python3-pika',
  'python3-redis',
  'python3-grpcio',
  'python3-grpc-tools',
  // Checks the compose files where no Docker engine runs.
  'docker-compose',
];

const BUILD_TIMEOUT_MS = 20 * 60_000;

/** Written as the last act of a build, so a root without it is not one. */
const stampName = '.millrace-complete';

/** Where the root for the present package list lies, built or not. */
export function debianRootPath(cacheFolder: string): string {
  const key = [release, process.arch, ...packages].join(' ');
  return join(cacheFolder, `rootfs-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`);
}

export function isDebianRootBuilt(cacheFolder: string): boolean {
  return existsSync(join(debianRootPath(cacheFolder), stampName));
}

/**
 * Builds the Debian root unless it is there. Built aside and renamed, under a lock: nobody ever sees half a root, and
 * two checkouts that start at once build one.
 *
 * @returns the folder
 */
export async function ensureDebianRoot(settings: InfraSettings, say: (line: string) => void): Promise<string> {
  const root = debianRootPath(settings.cacheFolder);
  if (isDebianRootBuilt(settings.cacheFolder)) return root;
  await withLock(
    `${root}.lock`,
    async () => {
      if (!isDebianRootBuilt(settings.cacheFolder)) await build(root, settings, say);
    },
    () => say('waiting for another start that builds the servers’ Debian root …'),
  );
  return root;
}

async function build(root: string, settings: InfraSettings, say: (line: string) => void): Promise<void> {
  const mirror = settings.mirror ?? findDebianMirror('/etc/apt');
  if (!mirror) throw new Error('apt on this machine names no Debian mirror; set MILLRACE_INFRA_MIRROR to one.');
  await removeLeftovers(root, settings.cacheFolder);
  await installBuilder(say);
  say(`building the servers’ Debian root in ${settings.cacheFolder} (once, about a minute) …`);
  const draft = `${root}.building`;
  mkdirSync(settings.cacheFolder, { recursive: true });
  const options = ['--variant=apt', `--include=${packages.join(',')}`, '--aptopt=Apt::Install-Recommends "false"'];
  await runCommand(['mmdebstrap', ...options, release, draft, mirror], { timeoutMs: BUILD_TIMEOUT_MS });
  writeFileSync(join(draft, stampName), `${packages.join('\n')}\n`);
  renameSync(draft, root);
}

/** A build that was cut short, or a root whose stamp somebody removed. */
async function removeLeftovers(root: string, cacheFolder: string): Promise<void> {
  const prefix = root.slice(cacheFolder.length + 1);
  const leftovers = existsSync(cacheFolder)
    ? readdirSync(cacheFolder).filter((name) => name === prefix || name === `${prefix}.building`)
    : [];
  for (const name of leftovers) await runCommand(['rm', '-rf', '--one-file-system', join(cacheFolder, name)]);
}

async function installBuilder(say: (line: string) => void): Promise<void> {
  const isInstalled = await runCommand(['mmdebstrap', '--version']).then(
    () => true,
    () => false,
  );
  if (isInstalled) return;
  say('installing mmdebstrap …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand(['apt-get', 'update', '-q'], { timeoutMs: BUILD_TIMEOUT_MS, env });
  const options = ['-y', '-q', '--no-install-recommends'];
  await runCommand(['apt-get', 'install', ...options, 'mmdebstrap'], { timeoutMs: BUILD_TIMEOUT_MS, env });
}

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isDebianRootBuilt } from './native/debian-root.ts';
import type { InfraSettings } from './settings.ts';
import { ServersUnavailable } from './stack.ts';

const PROBE_TIMEOUT_MS = 10_000;

/** @throws ServersUnavailable with the reasons when neither way is open */
export function detectEngine(settings: InfraSettings): 'docker' | 'native' {
  const dockerProblem = whyNotDocker();
  if (settings.engine !== 'native' && !dockerProblem) return 'docker';
  const nativeProblem = whyNotNative(settings);
  if (settings.engine !== 'docker' && !nativeProblem) return 'native';
  const reasons = [settings.engine !== 'native' && dockerProblem, settings.engine !== 'docker' && nativeProblem];
  throw new ServersUnavailable(`The real servers cannot be started here: ${reasons.filter(Boolean).join(', and ')}.`);
}

function whyNotDocker(): string | undefined {
  if (!succeeds('docker', 'info')) return 'no Docker engine answers';
  if (!succeeds('docker', 'compose', 'version')) return 'Docker has no compose plugin';
  return undefined;
}

function whyNotNative(settings: InfraSettings): string | undefined {
  if (process.platform !== 'linux') return 'starting them without Docker works on Linux only';
  if (process.getuid?.() !== 0) return 'starting them without Docker needs root';
  if (!succeeds('unshare', '--mount', 'true')) return 'this machine allows no mount namespace';
  if (!isDebianRootBuilt(settings.cacheFolder) && !existsSync('/usr/bin/apt-get')) {
    return 'building their Debian root needs apt';
  }
  return undefined;
}

function succeeds(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore', timeout: PROBE_TIMEOUT_MS }).status === 0;
}

import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFreeBase, type Ports, portsFrom } from './ports.ts';
import type { InfraSettings } from './settings.ts';

/** What the first start decides and every later one keeps: it belongs to the data beside it. */
export interface Installation {
  readonly engine: 'docker' | 'native';
  readonly basePort: number;
  readonly clusterId: string;
  readonly password: string;
}

const fileOf = (folder: string) => join(folder, 'installation.json');

export function readInstallation(folder: string): Installation | undefined {
  const file = fileOf(folder);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Installation) : undefined;
}

/** Reads the installation, or makes a new one with free ports and a password of its own. */
export async function openInstallation(settings: InfraSettings, engine: Installation['engine']): Promise<Installation> {
  const known = readInstallation(settings.folder);
  const installation = {
    engine,
    basePort: settings.basePort ?? known?.basePort ?? (await findFreeBase(settings.folder)),
    clusterId: known?.clusterId ?? randomUUID(),
    password: known?.password ?? randomBytes(18).toString('base64url'),
  };
  mkdirSync(settings.folder, { recursive: true });
  const draft = `${fileOf(settings.folder)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(installation, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, fileOf(settings.folder));
  return installation;
}

export function portsOf(installation: Installation): Ports {
  return portsFrom(installation.basePort);
}

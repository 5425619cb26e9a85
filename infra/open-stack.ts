import { composeStack } from './compose-stack.ts';
import { detectEngine } from './engine.ts';
import { openInstallation, readInstallation } from './installation.ts';
import { debianRootPath, ensureDebianRoot } from './native/debian-root.ts';
import { rootView } from './native/native-host.ts';
import { nativeStack, recordsFolder } from './native/native-stack.ts';
import { isRunning, readRecords } from './process-record.ts';
import type { InfraSettings } from './settings.ts';
import type { Stack } from './stack.ts';

/**
 * Makes the checkout ready to start its servers: chooses engine, ports and password the first time, builds what is
 * missing.
 *
 * @throws ServersUnavailable when they cannot be had on this machine
 */
export async function prepareStack(settings: InfraSettings, say: (line: string) => void): Promise<Stack> {
  // Asked first even where the choice is made: what worked yesterday as root fails clearly today without.
  const engine = detectEngine({ ...settings, engine: readInstallation(settings.folder)?.engine ?? settings.engine });
  refuseToMoveRunningServers(settings);
  const installation = await openInstallation(settings, engine);
  if (installation.engine === 'docker') return composeStack(settings.folder, installation);
  const root = await ensureDebianRoot(settings, say);
  return nativeStack(settings.folder, rootView(root, settings.folder), installation);
}

function refuseToMoveRunningServers({ folder, basePort }: InfraSettings): void {
  const known = readInstallation(folder);
  if (basePort === undefined || known === undefined || basePort === known.basePort) return;
  if (!readRecords(recordsFolder(folder)).some(isRunning)) return;
  throw new Error(
    `The servers run on the ports from ${known.basePort} on; to move them to ${basePort}, stop them first: npm run infra -- down`,
  );
}

/** The servers as an earlier start left them, or undefined when there has been none. */
export function findStack(settings: InfraSettings): Stack | undefined {
  const installation = readInstallation(settings.folder);
  if (!installation) return undefined;
  if (installation.engine === 'docker') return composeStack(settings.folder, installation);
  const root = debianRootPath(settings.cacheFolder);
  return nativeStack(settings.folder, rootView(root, settings.folder), installation);
}

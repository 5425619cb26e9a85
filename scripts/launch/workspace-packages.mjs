import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../process/lock.mjs';
import { childEnvironment } from './child-environment.mjs';
import { explain, LaunchFailure } from './failure.mjs';
import { patience } from './patience.mjs';
import { PNPM_VERSION } from './versions.mjs';

/**
 * Installs the workspace's packages exactly as the lockfile says, unless that very state is installed already. The
 * stamp lies inside node_modules, so that deleting the folder deletes the claim with it.
 *
 * @param {{ root: string, tools: string, node: string, say: (line: string) => void }} setup
 */
export async function installPackages({ root, tools, node, say }) {
  const stamp = join(root, 'node_modules', '.millrace-installed');
  const isCurrent = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === workspaceHash(root);
  if (isCurrent()) return;
  await withLock(
    join(tools, 'lock'),
    () => {
      if (isCurrent()) return;
      const hash = workspaceHash(root);
      say('installing packages (half a minute the first time) …');
      pnpmInstall(root, tools, node);
      writeFileSync(stamp, hash);
    },
    () => say('waiting for another start that is installing packages …'),
  );
}

/**
 * @param {string} root
 * @returns {string} changes with everything that decides what pnpm installs
 */
export function workspaceHash(root) {
  const members = ['apps', 'libs'].flatMap((group) => {
    const folder = join(root, group);
    return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name, 'package.json')) : [];
  });
  const files = [
    ...['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.npmrc'],
    ...['package.json', 'benchmarks/package.json'],
  ].map((name) => join(root, name));
  const hash = createHash('sha256').update(PNPM_VERSION);
  for (const file of [...files, ...members.sort()].filter((path) => existsSync(path))) {
    hash.update(`\n${file.slice(root.length)}\n`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} tools
 * @param {string} node
 */
function pnpmInstall(root, tools, node) {
  const script = join(tools, 'bin', 'pnpm');
  const options = [
    '--frozen-lockfile',
    '--prefer-offline',
    '--reporter=append-only',
    '--config.confirmModulesPurge=false',
    ...patience,
  ];
  const pnpm = spawnSync(node, [script, 'install', ...options], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: childEnvironment(process.env, tools, node),
  });
  if (pnpm.status === 0) return;
  throw new LaunchFailure(explain('pnpm could not install the packages:', `${pnpm.stdout}\n${pnpm.stderr}`));
}

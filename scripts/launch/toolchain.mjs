import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../process/lock.mjs';
import { childEnvironment } from './child-environment.mjs';
import { explain, LaunchFailure } from './failure.mjs';
import { patience } from './patience.mjs';
import { isNodeRecentEnough, NODE_VERSION, nodePackage, OLDEST_NODE, PNPM_VERSION } from './versions.mjs';

/**
 * Makes sure that `.tools` holds what the machine lacks: pnpm always, Node.js where the machine's is too old.
 *
 * @param {string} tools the folder `.tools`
 * @param {(line: string) => void} say
 * @returns {Promise<string>} the Node.js binary to run the workspace with
 */
export async function prepareToolchain(tools, say) {
  const wanted = wantedPackages();
  if (!isComplete(tools, wanted)) {
    await withLock(
      join(tools, 'lock'),
      () => {
        if (!isComplete(tools, wanted)) installTools(tools, wanted, say);
      },
      () => say('waiting for another start that is installing the tools …'),
    );
  }
  const own = join(tools, 'bin', 'node');
  return existsSync(own) ? own : process.execPath;
}

/** @returns {Record<string, string>} npm package → exact version */
function wantedPackages() {
  const pnpm = { pnpm: PNPM_VERSION };
  if (isNodeRecentEnough(process.versions.node)) return pnpm;
  const carrier = nodePackage(process.platform, process.arch);
  if (carrier) return { ...pnpm, [carrier]: NODE_VERSION };
  const how = process.platform === 'darwin' ? '`brew install node@24`, or the installer' : 'a package';
  throw new LaunchFailure(
    `Millrace needs Node.js ${OLDEST_NODE} or newer; this is ${process.versions.node} on ${process.platform} ${process.arch}, ` +
      `for which none can be fetched automatically.\nInstall Node.js 24 (${how} from https://nodejs.org), then run the command again.`,
  );
}

/**
 * @param {string} tools
 * @param {Record<string, string>} wanted
 */
function isComplete(tools, wanted) {
  return Object.entries(wanted).every(
    ([name, version]) =>
      installedVersion(tools, name) === version && linkTarget(join(tools, 'bin', command(name))) === binary(name),
  );
}

/**
 * @param {string} tools
 * @param {string} name
 */
function installedVersion(tools, name) {
  try {
    return JSON.parse(readFileSync(join(tools, 'node_modules', name, 'package.json'), 'utf8')).version;
  } catch {
    return undefined;
  }
}

/** @param {string} path */
function linkTarget(path) {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

/** @param {string} name */
const command = (name) => (name === 'pnpm' ? 'pnpm' : 'node');

/** @param {string} name */
const binary = (name) => `../node_modules/${name}/bin/${name === 'pnpm' ? 'pnpm.cjs' : 'node'}`;

/**
 * Installs aside and swaps the folders: an install that is cut short leaves packages that npm takes for whole.
 *
 * @param {string} tools
 * @param {Record<string, string>} wanted
 * @param {(line: string) => void} say
 */
function installTools(tools, wanted, say) {
  const list = Object.entries(wanted).map(([name, version]) => `${command(name)} ${version}`);
  say(`installing ${list.join(' and ')} into .tools …`);
  const staging = join(tools, 'staging');
  const packages = join(tools, 'node_modules');
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  writeFileSync(join(staging, 'package.json'), JSON.stringify({ private: true, dependencies: wanted }, null, 2));
  npmInstall(staging, tools);
  for (const name of Object.keys(wanted).filter((each) => command(each) === 'node')) {
    refuseUnusable(join(staging, 'node_modules', name, 'bin', 'node'));
  }
  rmSync(packages, { recursive: true, force: true });
  renameSync(join(staging, 'node_modules'), packages);
  rmSync(staging, { recursive: true });
  link(tools, wanted);
}

/**
 * @param {string} tools
 * @param {Record<string, string>} wanted
 */
function link(tools, wanted) {
  const folder = join(tools, 'bin');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const name of Object.keys(wanted)) symlinkSync(binary(name), join(folder, command(name)));
}

/** @param {string} node a Node.js binary that was just installed */
function refuseUnusable(node) {
  const trial = spawnSync(node, ['--version'], { encoding: 'utf8' });
  if (trial.status === 0) return;
  const reason = trial.stderr || trial.error;
  throw new LaunchFailure(
    `The Node.js that was fetched does not run on this machine (it needs glibc).\nInstall Node.js 24 by other means, then run the command again.\n${reason}`,
  );
}

/**
 * @param {string} folder where the package.json lies
 * @param {string} tools
 */
function npmInstall(folder, tools) {
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error', ...patience];
  const npm = spawnSync('npm', ['install', '--prefix', folder, ...options], {
    cwd: folder,
    encoding: 'utf8',
    env: childEnvironment(process.env, tools, process.execPath),
  });
  if (npm.error) {
    throw new LaunchFailure('npm was not found. It comes with Node.js: install both, then run the command again.');
  }
  if (npm.status !== 0) throw new LaunchFailure(explain('npm could not install the tools:', npm.stderr + npm.stdout));
}

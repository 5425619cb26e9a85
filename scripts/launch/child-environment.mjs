import { delimiter, dirname, join } from 'node:path';

/** Settings by which a user tells npm and pnpm how to reach the registry; all else that npm exports is dropped. */
const kept = new Set([
  'npm_config_registry',
  'npm_config_cafile',
  'npm_config_proxy',
  'npm_config_https_proxy',
  'npm_config_noproxy',
]);

/**
 * The environment for everything that the launcher starts. What `npm run` exports (`npm_config_prefix`,
 * `npm_lifecycle_event` and some dozens more) describes npm's own run and misleads a package manager called from it.
 *
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @param {string} tools the folder `.tools`
 * @param {string} node the Node.js binary to be found first
 * @returns {Record<string, string | undefined>}
 */
export function childEnvironment(environment, tools, node) {
  const inherited = Object.entries(environment).filter(([name]) => !name.startsWith('npm_') || kept.has(name));
  return {
    ...Object.fromEntries(inherited),
    PATH: [join(tools, 'bin'), dirname(node), environment.PATH].filter(Boolean).join(delimiter),
    NODE_COMPILE_CACHE: join(tools, 'compile-cache'),
  };
}

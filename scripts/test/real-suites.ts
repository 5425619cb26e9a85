import { globSync } from 'node:fs';

/**
 * The suites that need real servers, as paths from the repository's root.
 *
 * @param filters parts of file names, as given to vitest; none means all
 */
export function findRealSuites(root: string, filters: readonly string[]): string[] {
  const files = globSync('{apps,libs,examples,scripts,infra,benchmarks}/**/*.real.test.ts', {
    cwd: root,
    exclude: (path) => path.includes('node_modules'),
  });
  const wanted = (file: string) => filters.length === 0 || filters.some((filter) => file.includes(filter));
  return files.filter(wanted).sort();
}

import { join } from 'node:path';

export interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** Shown as it comes, and taken by itself once all the others have passed, rather than beside them. */
  readonly live?: boolean;
  /** The exit code that says that it cannot be made on this machine: no failure, unless in CI. */
  readonly unavailableCode?: number;
}

/** All that a change has to pass, the quickest first. */
export function verifySteps(root: string): Step[] {
  const tool = (name: string, ...args: string[]) => [join(root, 'node_modules', '.bin', name), ...args];
  const script = (name: string, ...args: string[]) => [process.execPath, join(root, 'scripts', name), ...args];
  return [
    { name: 'format and lint', command: tool('biome', 'check', '--error-on-warnings', '--no-errors-on-unmatched') },
    { name: 'import boundaries', command: tool('depcruise', '--config', '.dependency-cruiser.cjs', ...sourceFolders) },
    // One program over everything: packages export their sources, so checking each alone would check them all again and again.
    { name: 'types', command: tool('turbo', 'run', '//#typecheck', '--output-logs=errors-only') },
    { name: 'unused code', command: tool('knip', '--no-progress', '--no-config-hints') },
    { name: 'generated files', command: script('generate.ts', '--check') },
    { name: 'faults', command: script('faults.ts', '--size', 'short'), live: true, unavailableCode: 3 },
    { name: 'tests, and how much of the repositories they run', command: script('test.ts', '--coverage'), live: true },
  ];
}

const sourceFolders = ['apps', 'libs', 'scripts', 'infra', 'benchmarks'];

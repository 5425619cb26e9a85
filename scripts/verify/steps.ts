import { join } from 'node:path';

export interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** Shown as it comes, rather than only when the step fails. */
  readonly live?: boolean;
}

/** All that a change has to pass, the quickest first. */
export function verifySteps(root: string): Step[] {
  const tool = (name: string, ...args: string[]) => [join(root, 'node_modules', '.bin', name), ...args];
  const script = (name: string, ...args: string[]) => [process.execPath, join(root, 'scripts', name), ...args];
  return [
    { name: 'format and lint', command: tool('biome', 'check', '--error-on-warnings', '--no-errors-on-unmatched') },
    { name: 'import boundaries', command: tool('depcruise', '--config', '.dependency-cruiser.cjs', ...sourceFolders) },
    {
      name: 'types of the packages',
      command: tool('turbo', 'run', 'typecheck', '--concurrency=100%', '--output-logs=errors-only'),
    },
    { name: 'types of the scripts', command: tool('tsc', '--noEmit') },
    { name: 'unused code', command: tool('knip', '--no-progress', '--no-config-hints') },
    { name: 'generated files', command: script('generate.ts', '--check') },
    { name: 'tests', command: script('test.ts'), live: true },
  ];
}

const sourceFolders = ['apps', 'libs', 'scripts', 'infra', 'benchmarks'];

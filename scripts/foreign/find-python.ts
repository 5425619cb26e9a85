import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const root = join(import.meta.dirname, '../..');

const run = promisify(execFile);

/** A command line that runs a Python with these modules: the machine's own, or that of the Debian root in which the servers run. */
export async function findPython(modules: readonly string[]): Promise<[string, ...string[]]> {
  const candidates: [string, ...string[]][] = [
    ['python3'],
    [process.execPath, join(root, 'infra/cli.ts'), 'exec', 'python3'],
  ];
  for (const [file, ...args] of candidates) {
    const works = await run(file, [...args, '-c', `import ${modules.join(', ')}`], { cwd: root }).then(
      () => true,
      () => false,
    );
    if (works) return [file, ...args];
  }
  throw new Error(`There is no Python with ${modules.join(', ')} (see the packages in infra/native/debian-root.ts).`);
}

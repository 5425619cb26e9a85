import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);
const folder = join(import.meta.dirname, 'langchain');

const baselineRunSchema = z.object({
  documents: z.number(),
  failed: z.array(z.string()),
  chunks: z.number(),
  seconds: z.number(),
  cpuSeconds: z.number(),
  databaseCpuSeconds: z.number(),
  peakRssMb: z.number(),
});
export type BaselineRun = z.infer<typeof baselineRunSchema>;

/** Installs LangChain.js where it is not yet: the product does not carry it. */
export async function installBaseline(tell: (line: string) => void): Promise<void> {
  if (existsSync(join(folder, 'node_modules'))) return;
  tell('installing LangChain.js, for the baseline …');
  await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder });
}

/** LangChain.js over `files` in a process of its own, after `warmUp`, which does not count. */
export async function runBaseline(
  files: readonly string[],
  warmUp: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<BaselineRun> {
  const args = [join(folder, 'main.ts'), JSON.stringify({ warmUp, files })];
  const options = { maxBuffer: 64 * 1024 * 1024, env: { ...process.env, ...environment } };
  const { stdout } = await run(process.execPath, args, options);
  return baselineRunSchema.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
}

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runScript } from '../launch/run-script.mjs';
import { type Summary, summarise, type VitestReport } from './summary.ts';

export interface VitestRun {
  readonly root: string;
  /** vitest's own arguments: file filters and options. */
  readonly args: readonly string[];
  /** Added to the environment of the tests. */
  readonly env: Readonly<Record<string, string>>;
}

/** Runs vitest in a process of its own, its output shown as it comes. */
export async function runVitest({ root, args, env }: VitestRun): Promise<{ exitCode: number; summary: Summary }> {
  const folder = mkdtempSync(join(tmpdir(), 'millrace-test-'));
  const reportFile = join(folder, 'report.json');
  try {
    const exitCode = await runScript({
      node: process.execPath,
      script: join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`, ...args],
      cwd: root,
      env: { ...process.env, ...env },
    });
    return { exitCode, summary: readSummary(reportFile) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Without a report vitest did not come as far as running tests: one failure. */
function readSummary(reportFile: string): Summary {
  if (!existsSync(reportFile)) return { passed: 0, failed: 1, skipped: 0 };
  return summarise(JSON.parse(readFileSync(reportFile, 'utf8')) as VitestReport);
}

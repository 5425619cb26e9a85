/** `npm run verify`: every check that CI makes; those that take long only where the others pass. */
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { type Step, verifySteps } from './verify/steps.ts';

const root = dirname(import.meta.dirname);

/** @returns the exit code */
async function main(): Promise<number> {
  const steps = verifySteps(root);
  // Those that print nothing as they go only read the sources: all at once.
  const codes = await Promise.all(steps.filter(({ live }) => !live).map(take));
  const failed = codes.find((code) => code !== 0);
  if (failed !== undefined) return failed;
  for (const step of steps.filter(({ live }) => live)) {
    const code = await take(step);
    if (code !== 0) return code;
  }
  return 0;
}

/** Takes a step and tells of it. Resolves to its exit code, 0 where it may do without it. */
async function take(step: Step): Promise<number> {
  // The tests print as they go, and their summary stays the last line.
  if (step.live) console.log(`            ${step.name} …`);
  const begun = performance.now();
  const { exitCode, output } = await run(step);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1).padStart(5);
  if (!step.live) console.log(`${exitCode === 0 ? ' ok ' : 'FAIL'} ${seconds} s ${step.name}`);
  if (exitCode === 0 || (exitCode === step.unavailableCode && !process.env.CI)) return 0;
  if (!step.live) console.log(output);
  return exitCode;
}

function run({ command, live = false }: Step): Promise<{ exitCode: number; output: string }> {
  const [file = '', ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: root,
      stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
    });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ exitCode: code ?? 1, output }));
  });
}

process.exitCode = await main();

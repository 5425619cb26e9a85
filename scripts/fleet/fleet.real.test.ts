import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFreeBase } from '../../infra/ports.ts';
import { findRunning, isRunning, type ProcessRecord, waitForEnd } from '../../infra/process-record.ts';
import { type FreshStack, freshStack } from '../faults/fresh-stack.ts';
import { fleetApps } from './apps.ts';
import type { ReplicaStatus } from './status.ts';

describe('npm run fleet', () => {
  let folder: string;
  let stack: FreshStack;
  let ports: string[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'millrace-fleet-'));
    stack = await freshStack('fleet');
    const base = await findFreeBase(folder);
    ports = ['--http-port', String(base), '--grpc-port', String(base + 4)];
  });

  afterAll(async () => {
    await fleet('down');
    await stack.drop();
    rmSync(folder, { recursive: true });
  });

  /** Runs one command of the fleet in a folder of its own. */
  function fleet(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const env = { ...process.env, ...stack.environment, MILLRACE_FLEET_DIR: folder };
    const script = join(import.meta.dirname, '..', 'fleet.ts');
    return new Promise((resolve) => {
      const child = execFile(process.execPath, [script, ...args], { env }, (_error, stdout, stderr) =>
        resolve({ code: child.exitCode ?? 1, stdout, stderr }),
      );
    });
  }

  async function status(): Promise<ReplicaStatus[]> {
    return JSON.parse((await fleet('status', '--json')).stdout);
  }

  function recordOf(name: string): ProcessRecord {
    const record = findRunning(join(folder, 'run'), name);
    if (!record) throw new Error(`${name} does not run`);
    return record;
  }

  test('up starts every app and returns when all are ready', async () => {
    const { code, stderr } = await fleet('up', '--embedder', '2', ...ports);
    expect(code, stderr).toBe(0);
    const replicas = await status();
    const names = [...fleetApps.map(({ name }) => `${name}-1`), 'embedder-2'];
    expect(replicas.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
    expect(replicas.filter(({ state }) => state !== 'ready')).toEqual([]);
  });

  test('status tells of a process that was killed, and up starts it again', async () => {
    const killed = recordOf('embedder-1');
    process.kill(killed.pid, 'SIGKILL');
    await waitForEnd(killed, 10_000);
    expect((await status()).find(({ name }) => name === 'embedder-1')?.state).toBe('ended');
    expect((await fleet('up', '--embedder', '2', ...ports)).code).toBe(0);
    expect(recordOf('embedder-1').pid).not.toBe(killed.pid);
  });

  test('scale stops what is too many, and leaves the rest alone', async () => {
    const [stays, goes] = [recordOf('embedder-1'), recordOf('embedder-2')];
    expect((await fleet('scale', 'embedder', '1')).code).toBe(0);
    expect([isRunning(stays), isRunning(goes)]).toEqual([true, false]);
  });

  test('down stops every process, and each says that it finished', async () => {
    const replicas = (await status()).map(({ name }) => recordOf(name));
    expect((await fleet('down')).code).toBe(0);
    expect(replicas.filter(isRunning)).toEqual([]);
    expect((await fleet('status')).stdout).toContain('no app of the fleet is running');
    expect((await fleet('logs', 'parser')).stdout).toContain('"msg":"stopped"');
  });
});

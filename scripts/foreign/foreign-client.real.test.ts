import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AIService, ModelService, VectorService } from '@millrace/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPython, root } from './find-python.ts';
import { type GatewayWorld, openGatewayWorld } from './gateway-world.ts';

interface Ended {
  readonly failed: boolean;
  readonly stdout: string;
  /** The report of Python's unittest. */
  readonly stderr: string;
}

const makesStubs = "import sys; sys.path.insert(0, 'scripts/foreign/gateway'); import stubs; stubs.make()";

describe('a client in Python that knows the protocol files alone', () => {
  let world: GatewayWorld;
  let python: (...args: string[]) => Promise<Ended>;
  let tests: Ended;

  beforeAll(async () => {
    world = await openGatewayWorld();
    const [file, ...prefix] = await findPython(['grpc', 'grpc_tools']);
    const env = {
      ...process.env,
      PYTHONDONTWRITEBYTECODE: '1',
      GATEWAY: world.address,
      GATEWAY_KEY: await world.newKey('acme', ['read', 'write', 'models', 'chat']),
      READER_KEY: await world.newKey('acme', ['read']),
      STRANGER_KEY: await world.newKey('other', ['read', 'write']),
      CHAT_URL: world.chat.baseUrl,
    };
    python = (...args) =>
      new Promise((resolve) =>
        execFile(file, [...prefix, ...args], { cwd: root, env }, (error, stdout, stderr) =>
          resolve({ failed: error !== null, stdout, stderr }),
        ),
      );
    tests = await python('scripts/foreign/gateway');
  });
  afterAll(() => world?.[Symbol.asyncDispose]());

  it('is answered as the protocol says', () => {
    expect(tests.failed, tests.stderr).toBe(false);
  });

  it('calls every method of every service', () => {
    const methods = [VectorService, ModelService, AIService].flatMap(({ typeName, methods }) =>
      methods.map(({ name }) => `${typeName}/${name}`),
    );
    expect(tests.stdout.trim().split('\n')).toEqual(methods.toSorted());
  });

  it('has had the work of the model stopped where it left, and at its deadlines', async () => {
    await expect.poll(() => world.chat.left.length).toBe(3);
  });

  it('finds the sentence that answers, as the example does', async () => {
    const { stdout, stderr } = await python('-c', `${makesStubs}; import runpy; runpy.run_path('examples/vectors.py')`);
    expect(stdout, stderr).toMatch(/^rule-0 0\.\d+ The sluice opens at five past four\.\n$/);
  });
});

it('shows in the docs of the gateway what the example does', async () => {
  const [docs = '', example] = await Promise.all(
    ['docs/gateway.md', 'examples/vectors.py'].map((path) => readFile(join(root, path), 'utf8')),
  );
  const shown = /```python\n(.*?)```/s.exec(docs)?.[1];
  expect(shown).toContain('insecure_channel');
  expect(example).toContain(shown);
});

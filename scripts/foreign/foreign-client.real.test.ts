import { execFile } from 'node:child_process';
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

describe('a client in Python that knows the protocol files alone', () => {
  let world: GatewayWorld;
  let ended: Ended;

  beforeAll(async () => {
    world = await openGatewayWorld();
    const [file, ...args] = await findPython(['grpc', 'grpc_tools']);
    const env = {
      ...process.env,
      GATEWAY: world.address,
      GATEWAY_KEY: await world.newKey('acme', ['read', 'write', 'models', 'chat']),
      READER_KEY: await world.newKey('acme', ['read']),
      STRANGER_KEY: await world.newKey('other', ['read', 'write']),
      CHAT_URL: world.chat.baseUrl,
    };
    ended = await new Promise((resolve) =>
      execFile(file, [...args, 'scripts/foreign/gateway'], { cwd: root, env }, (error, stdout, stderr) =>
        resolve({ failed: error !== null, stdout, stderr }),
      ),
    );
  });
  afterAll(() => world?.[Symbol.asyncDispose]());

  it('is answered as the protocol says', () => {
    expect(ended.failed, ended.stderr).toBe(false);
  });

  it('has the work of the model stopped where it leaves, and at its deadlines', async () => {
    await expect.poll(() => world.chat.left.length).toBe(3);
  });

  it('calls every method of every service', () => {
    const methods = [VectorService, ModelService, AIService].flatMap(({ typeName, methods }) =>
      methods.map(({ name }) => `${typeName}/${name}`),
    );
    expect(ended.stdout.trim().split('\n')).toEqual(methods.toSorted());
  });
});

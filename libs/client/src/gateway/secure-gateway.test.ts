import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MillraceError } from '@millrace/contracts';
import { AIService } from '@millrace/protocol';
import { defineRpcService, type RpcServer } from '@millrace/rpc';
import { serveRpc } from '@millrace/rpc/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wasNotDone } from '../vectors/was-not-done.ts';
import { connectGateway } from './connect-gateway.ts';

const scopes = {
  generateContent: 'chat',
  streamGenerateContent: 'chat',
  embedContent: 'chat',
  listTextModels: 'chat',
} as const;
const service = defineRpcService(AIService, scopes, {
  generateContent: () => ({}),
  async *streamGenerateContent() {},
  embedContent: () => ({}),
  listTextModels: () => ({ models: [{ id: 'm' }] }),
});

describe('a gateway that asks for a certificate', () => {
  const folder = mkdtempSync(join(tmpdir(), 'millrace-tls-'));
  const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  let server: RpcServer;
  let url: string;

  beforeAll(async () => {
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
    const made = ['-keyout', keyFile, '-out', certFile, '-days', '1'];
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', ...made, ...subject],
      { stdio: 'ignore' },
    );
    const [cert, key] = [certFile, keyFile].map((file) => readFileSync(file, 'utf8')) as [string, string];
    ({ server } = await serveRpc([service], 'default', { tls: { cert, key, ca: cert } }));
    url = `https://localhost:${server.port}`;
  });

  afterAll(async () => {
    await server?.close();
    rmSync(folder, { recursive: true });
  });

  it('answers who shows one of its authority', async () => {
    const gateway = connectGateway({ url, caFile: certFile, certFile, keyFile });
    expect((await gateway.ai.listTextModels({})).models).toMatchObject([{ id: 'm' }]);
    gateway.close();
  });

  it('is not reached by who shows none, nor by who does not know its authority', async () => {
    for (const options of [{ caFile: certFile }, { certFile, keyFile }]) {
      const gateway = connectGateway({ url, ...options });
      await expect(gateway.ai.listTextModels({})).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
      gateway.close();
    }
  });

  it('is given up where it takes too long to connect', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const gateway = connectGateway({ url: `https://127.0.0.1:${port}`, caFile: certFile, connectTimeoutMs: 50 });
    const error = await gateway.ai.listTextModels({}).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', message: expect.stringMatching(/within 50 ms/) });
    expect(wasNotDone(error as MillraceError)).toBe(true);
    silent.close();
  });

  it('is not called with a file that is no certificate, or with the key of another', () => {
    expect(() => connectGateway({ url, caFile: keyFile })).toThrow(/key\.pem cannot be used/);
    expect(() => connectGateway({ url, certFile: keyFile, keyFile })).toThrow(/cannot be used/);
  });
});

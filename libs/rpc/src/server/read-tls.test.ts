import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@connectrpc/connect';
import { createGrpcTransport } from '@connectrpc/connect-node';
import { Health, HealthCheckResponse_ServingStatus as Status } from '@millrace/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveRpc } from '../testing/index.ts';
import { readTls } from './read-tls.ts';

let folder: string;
const file = (name: string) => join(folder, name);

/** Makes `<name>.crt` and `<name>.key`, of an authority, or signed by one. */
function certificate(name: string, ...options: string[]): void {
  const names = ['-keyout', file(`${name}.key`), '-out', file(`${name}.crt`), '-subj', `/CN=${name}`];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const host = ['-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync('openssl', ['req', '-x509', ...kind, ...names, ...host, ...options], { stdio: 'pipe' });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'millrace-tls-'));
  certificate('authority');
  const signed = ['-CA', file('authority.crt'), '-CAkey', file('authority.key')];
  certificate('server', ...signed);
  certificate('caller', ...signed);
  certificate('stranger');
  writeFileSync(file('empty.pem'), 'nothing\n');
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('a server with TLS', () => {
  const pem = (name: string) => readFileSync(file(name), 'utf8');
  const settings = () => ({ tlsCertFile: file('server.crt'), tlsKeyFile: file('server.key') });

  async function statusFor(url: string, options: Record<string, string>): Promise<Status> {
    const transport = createGrpcTransport({ baseUrl: url, nodeOptions: options });
    return (await createClient(Health, transport).check({})).status;
  }

  it('answers those who trust its certificate', async () => {
    const { server } = await serveRpc([], 'acme', { tls: await readTls(settings()) });
    expect(server.url).toMatch(/^https:/);
    expect(await statusFor(server.url, { ca: pem('authority.crt') })).toBe(Status.SERVING);
    await expect(statusFor(server.url, {})).rejects.toThrow(/verify/);
    await expect(statusFor(server.url.replace('https', 'http'), {})).rejects.toThrow();
    await server.close();
  });

  it('asks callers for a certificate of the authority that it is given', async () => {
    const tls = await readTls({ ...settings(), tlsClientCaFile: file('authority.crt') });
    const { server } = await serveRpc([], 'acme', { tls });
    const ca = pem('authority.crt');
    const caller = { ca, cert: pem('caller.crt'), key: pem('caller.key') };
    expect(await statusFor(server.url, caller)).toBe(Status.SERVING);
    await expect(statusFor(server.url, { ca })).rejects.toThrow();
    const stranger = { ca, cert: pem('stranger.crt'), key: pem('stranger.key') };
    await expect(statusFor(server.url, stranger)).rejects.toThrow();
    await server.close();
  });
});

it('has no TLS where no file is named', async () => {
  expect(await readTls({})).toBeUndefined();
});

it.each([
  ['a certificate without its key', { tlsCertFile: 'server.crt' }, 'MILLRACE_GRPC_TLS_KEY_FILE is not set'],
  ['a key without its certificate', { tlsKeyFile: 'server.key' }, 'MILLRACE_GRPC_TLS_CERT_FILE is not set'],
  ['an authority alone', { tlsClientCaFile: 'authority.crt' }, 'MILLRACE_GRPC_TLS_CERT_FILE is not set'],
  ['a file that is not there', { tlsCertFile: 'none.crt', tlsKeyFile: 'server.key' }, 'MILLRACE_GRPC_TLS_CERT_FILE'],
  ['a key of another', { tlsCertFile: 'server.crt', tlsKeyFile: 'caller.key' }, 'cannot be used for TLS'],
  ['a certificate that is none', { tlsCertFile: 'empty.pem', tlsKeyFile: 'server.key' }, 'cannot be used for TLS'],
  [
    'an authority that is none',
    { tlsCertFile: 'server.crt', tlsKeyFile: 'server.key', tlsClientCaFile: 'empty.pem' },
    'MILLRACE_GRPC_TLS_CLIENT_CA_FILE',
  ],
])('refuses %s', async (_what, names, message) => {
  const settings = Object.fromEntries(Object.entries(names).map(([setting, name]) => [setting, file(name)]));
  await expect(readTls(settings)).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringContaining(message),
  });
});

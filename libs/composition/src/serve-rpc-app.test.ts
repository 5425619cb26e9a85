import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { connectGateway } from '@millrace/client';
import { grpcSettings } from '@millrace/config';
import type { HttpPorts } from '@millrace/http';
import { silentLogger } from '@millrace/ports';
import { defineRpcApp } from '@millrace/rpc';
import { contentService } from '@millrace/rpc/testing';
import { createMetrics } from '@millrace/telemetry';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { type RpcAppOptions, serveRpcApp } from './serve-rpc-app.ts';

let asked = 0;
const app = defineRpcApp({
  name: 'test-app',
  summary: 'Writes.',
  needs: [],
  settings: z.object({}),
  services() {
    asked++;
    return [contentService({ generateContent: async () => ({ text: 'written' }) })];
  },
});

let other: Server;
let taken: number;

beforeAll(async () => {
  other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  taken = (other.address() as { port: number }).port;
});

afterAll(() => other.close());

interface Changes {
  readonly grpc?: z.input<typeof grpcSettings>;
  readonly http?: Partial<RpcAppOptions['http']>;
  readonly dependencies?: RpcAppOptions['dependencies'];
}

function serveIt({ grpc, http, dependencies = {} }: Changes = {}) {
  const ports = {} as HttpPorts;
  const listen = { host: '127.0.0.1', port: 0, apps: [], ports, version: '0', log: silentLogger };
  return serveRpcApp({
    app,
    settings: {},
    ports,
    grpc: grpcSettings.parse({ port: 0, ...grpc }),
    http: { ...listen, metrics: createMetrics(), ...http },
    dependencies,
  });
}

/** What the health service says: 1 for serving, 2 for not serving. */
async function healthOf(url: string, service = ''): Promise<number> {
  const gateway = connectGateway({ url });
  const { status } = await gateway.health.check({ service });
  gateway.close();
  return status;
}

function isOpen(port: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', () => resolve(true));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(false)));
  });
}

it('serves the same services on both ports', async () => {
  asked = 0;
  const server = await serveIt();
  const response = await fetch(`${server.url}/millrace.ai.v1.AIService/GenerateContent`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  expect(await response.json()).toEqual({ text: 'written' });
  expect(await healthOf(server.grpcUrl, 'millrace.ai.v1.AIService')).toBe(1);
  expect(asked).toBe(1);
  await server.close();
});

it('is not serving, by the health service, while what it depends on does not answer', async () => {
  const server = await serveIt({ dependencies: { postgres: async () => Promise.reject(new Error('down')) } });
  expect(await healthOf(server.grpcUrl)).toBe(2);
  await server.close();
});

it('opens neither port where the one for gRPC is taken', async () => {
  await expect(serveIt({ grpc: { port: taken } })).rejects.toMatchObject({
    code: 'PORT_UNAVAILABLE',
    message: expect.stringContaining(`port ${taken} on 127.0.0.1 is in use by another program; set MILLRACE_GRPC_PORT`),
  });
});

it('closes the port for gRPC again where the one for HTTP is taken', async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  await new Promise((closed) => probe.close(closed));
  await expect(serveIt({ grpc: { port }, http: { port: taken } })).rejects.toMatchObject({
    code: 'PORT_UNAVAILABLE',
    message: expect.stringContaining('MILLRACE_HTTP_PORT'),
  });
  expect(await isOpen(port)).toBe(false);
});

it('does not let other machines call without keys', async () => {
  const open = serveIt({ grpc: { host: '0.0.0.0' } });
  await expect(open).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringContaining('MILLRACE_GRPC_HOST is 0.0.0.0'),
  });
});

it('does not serve in the clear where TLS was meant', async () => {
  await expect(serveIt({ grpc: { tlsCertFile: '/nowhere/a.crt' } })).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
});

import { expect, it } from 'vitest';
import { z } from 'zod';
import { loadConfig } from '../load-config.ts';
import { gatewaySettings } from './gateway.ts';

const schema = z.object({ gateway: gatewaySettings.prefault({}) });
const urlFrom = (env: Record<string, string>) => loadConfig(schema, { env }).gateway.url;

it.each([
  [{}, undefined],
  [{ MILLRACE_GATEWAY_URL: 'https://gateway:50051' }, 'https://gateway:50051'],
  [{ AI_SERVICE_GRPC_ADDRESS: 'localhost:50051' }, 'http://localhost:50051'],
  [{ AI_SERVICE_GRPC_ADDRESS: 'localhost:1', MILLRACE_GATEWAY_URL: '[::1]:50051' }, 'http://[::1]:50051'],
])('the gateway of %j is at %s', (env, url) => {
  expect(urlFrom(env)).toBe(url);
});

it.each(['localhost', 'ftp://localhost:50051', 'localhost:port'])('there is no gateway at %s', (address) => {
  expect(() => urlFrom({ MILLRACE_GATEWAY_URL: address })).toThrow(/MILLRACE_GATEWAY_URL/);
});

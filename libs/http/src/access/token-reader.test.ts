import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyRing } from '../testing/key-ring.ts';
import { createAuthenticate } from './authenticate.ts';
import { createTokenReader } from './token-reader.ts';

const now = new Date('2030-01-01T00:00:00Z');
const clock = { now: () => now };
const issuer = 'https://id.example/';
const audience = 'millrace';
const nowSeconds = now.getTime() / 1000;

type Pair = Awaited<ReturnType<typeof generateKeyPair>>;

describe('a token', () => {
  let server: Server;
  let access: { jwksUrl: string; jwtIssuer: string; jwtAudience: string };
  let own: Pair;
  let foreign: Pair;

  beforeAll(async () => {
    [own, foreign] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')]);
    const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(own.publicKey)), kid: 'one', alg: 'ES256' }] });
    server = createServer((_request, response) => response.end(jwks)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    access = { jwksUrl: `http://127.0.0.1:${port}/keys`, jwtIssuer: issuer, jwtAudience: audience };
  });
  afterAll(() => server.close());

  const good = {
    iss: issuer,
    aud: audience,
    sub: 'ann',
    tenant: 'acme',
    exp: nowSeconds + 60,
    scope: 'openid read chat',
  };
  const sign = (payload: JWTPayload, { privateKey }: Pair = own, kid = 'one') =>
    new SignJWT(payload).setProtectedHeader({ alg: 'ES256', kid }).sign(privateKey);
  const read = (token: string) => createTokenReader(access, clock)(token);

  it('names user and tenant, and of the scopes those that are ours', async () => {
    expect(await read(await sign(good))).toEqual({ subject: 'ann', tenant: 'acme', scopes: new Set(['read', 'chat']) });
    expect((await read(await sign({ ...good, scope: ['read', 3] }))).scopes).toEqual(new Set(['read']));
    expect((await read(await sign({ ...good, scope: undefined }))).scopes).toEqual(new Set());
  });

  it('may have its tenant and scopes in other claims', async () => {
    const reader = createTokenReader({ ...access, jwtTenantClaim: 'org', jwtScopeClaim: 'permissions' }, clock);
    const token = await sign({ ...good, org: 'elsewhere', permissions: ['write'] });
    expect(await reader(token)).toEqual({ subject: 'ann', tenant: 'elsewhere', scopes: new Set(['write']) });
  });

  it.each<[string, Record<string, unknown>]>([
    ['that has expired', { exp: nowSeconds - 31 }],
    ['that never expires', { exp: undefined }],
    ['of another issuer', { iss: 'https://other.example/' }],
    ['for another service', { aud: 'mail' }],
    ['that is not good yet', { nbf: nowSeconds + 31 }],
    ['without a user', { sub: undefined }],
    ['without a tenant', { tenant: undefined }],
    ['whose tenant is no name', { tenant: '../x' }],
    ['whose user has control characters', { sub: 'a\nb' }],
  ])('%s is not believed', async (_what, change) => {
    await expect(read(await sign({ ...good, ...change }))).rejects.toMatchObject({ code: 'AUTHENTICATION_ERROR' });
  });

  it('that somebody else signed, or nobody, is not believed', async () => {
    const [header, payload] = (await sign(good)).split('.');
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    const byPublicKey = await new SignJWT(good)
      .setProtectedHeader({ alg: 'HS256', kid: 'one' })
      .sign(Buffer.from(JSON.stringify(await exportJWK(own.publicKey))));
    for (const token of [
      await sign(good, foreign),
      await sign(good, foreign, 'two'),
      none,
      byPublicKey,
      `${header}.${payload}.`,
      'x',
      'a.b.c',
    ]) {
      await expect(read(token)).rejects.toMatchObject({ code: 'AUTHENTICATION_ERROR' });
    }
  });

  it('cannot be told from a bad one while the keys are out of reach: that is our fault, not the caller’s', async () => {
    const reader = createTokenReader({ ...access, jwksUrl: 'http://127.0.0.1:1/keys' }, clock);
    await expect(reader(await sign(good))).rejects.toMatchObject({
      code: 'DEPENDENCY_UNAVAILABLE',
      dependency: 'jwks',
    });
  });

  it('is taken beside keys, of its own tenant and user', async () => {
    const keys = keyRing();
    const authenticate = createAuthenticate({ access, host: '0.0.0.0', keys, clock });
    const ask = (credentials: string, headers = {}) =>
      authenticate({ authorization: `Bearer ${credentials}`, ...headers });
    expect(await ask(await sign(good))).toMatchObject({ tenant: 'acme', user: 'ann', actor: 'ann' });
    expect(await ask(keys.make('other', ['read']))).toMatchObject({ tenant: 'other' });
    expect(await ask(await sign(good), { 'x-tenant-id': 'acme', 'x-user-id': 'ann' })).toMatchObject({ user: 'ann' });
    for (const headers of [{ 'x-tenant-id': 'other' }, { 'x-user-id': 'bob' }]) {
      await expect(ask(await sign(good), headers)).rejects.toMatchObject({ code: 'AUTHORIZATION_ERROR' });
    }
  });

  it('is not taken at all where its issuer or audience is not set', () => {
    for (const missing of ['jwtIssuer', 'jwtAudience'] as const) {
      const incomplete = { ...access, [missing]: undefined };
      expect(() => createTokenReader(incomplete, clock)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
    }
  });
});

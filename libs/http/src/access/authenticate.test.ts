import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keyRing } from '../testing/key-ring.ts';
import { newApiKey } from './api-key.ts';
import { createAuthenticate } from './authenticate.ts';

const adminKey = 'the administrator’s own, and long enough'.replace(/[^a-z]/g, '-');
const now = new Date('2030-01-01T00:00:00Z');
const clock = { now: () => now };

function withKeys() {
  const keys = keyRing();
  const authenticate = createAuthenticate({ access: { adminKey }, host: '0.0.0.0', keys, clock });
  const ask = (key: string, headers = {}) => authenticate({ authorization: `Bearer ${key}`, ...headers });
  return { keys, authenticate, ask };
}

const unknown = { code: 'AUTHENTICATION_ERROR' };
const forbidden = { code: 'AUTHORIZATION_ERROR' };

describe('a key', () => {
  it('says whose it is and what it may do', async () => {
    const { keys, ask } = withKeys();
    const caller = await ask(keys.make('acme', ['read', 'chat']));
    const [keyId] = keys.asked;
    expect(caller).toEqual({
      tenant: 'acme',
      user: `key:${keyId}`,
      actor: `key:${keyId}`,
      scopes: new Set(['read', 'chat']),
    });
    expect(keys.noted).toEqual([keyId]);
  });

  it('that is missing, unknown, or right but for one letter is not believed', async () => {
    const { keys, authenticate, ask } = withKeys();
    const key = keys.make('acme', ['read']);
    const altered = key.slice(0, -1) + (key.endsWith('A') ? 'B' : 'A');
    await expect(authenticate({})).rejects.toMatchObject(unknown);
    await expect(authenticate({ authorization: `Basic ${key}` })).rejects.toMatchObject(unknown);
    for (const other of [altered, newApiKey(randomUUID()), 'x', `${adminKey}x`, '']) {
      await expect(ask(other)).rejects.toMatchObject(unknown);
    }
    expect((await ask(key)).tenant).toBe('acme');
  });

  it('is good until it expires, and not from that moment on', async () => {
    const { keys, ask } = withKeys();
    const later = keys.make('acme', ['read'], { expiresAt: new Date(now.getTime() + 1) });
    const due = keys.make('acme', ['read'], { expiresAt: now });
    expect((await ask(later)).tenant).toBe('acme');
    await expect(ask(due)).rejects.toMatchObject({ ...unknown, message: 'the key has expired' });
  });

  it('that was revoked is not believed', async () => {
    const { keys, ask } = withKeys();
    const key = keys.make('acme', ['read'], { revokedAt: now });
    await expect(ask(key)).rejects.toMatchObject({ ...unknown, message: 'the key was revoked' });
  });

  it('opens its own tenant alone', async () => {
    const { keys, ask } = withKeys();
    const key = keys.make('acme', ['read']);
    expect((await ask(key, { 'x-tenant-id': 'acme' })).tenant).toBe('acme');
    await expect(ask(key, { 'x-tenant-id': 'default' })).rejects.toMatchObject(forbidden);
    await expect(ask(key, { 'x-tenant-id': '../x' })).rejects.toMatchObject({ code: 'VALIDATION_ERROR' });
  });

  it('speaks for a user only with the scope for it, and the audit log names both', async () => {
    const { keys, ask } = withKeys();
    const trusted = await ask(keys.make('acme', ['read', 'act-as']), { 'x-user-id': 'ann' });
    expect(trusted).toMatchObject({ user: 'ann', actor: `ann by key:${keys.asked[0]}` });
    await expect(ask(keys.make('acme', ['read']), { 'x-user-id': 'ann' })).rejects.toMatchObject(forbidden);
    const strange = ask(keys.make('acme', ['act-as']), { 'x-user-id': 'a'.repeat(256) });
    await expect(strange).rejects.toMatchObject({ code: 'VALIDATION_ERROR' });
  });
});

describe('the administrator’s key', () => {
  it('opens every tenant', async () => {
    const { ask } = withKeys();
    expect(await ask(adminKey)).toMatchObject({ tenant: 'default', user: 'admin', actor: 'admin' });
    const other = await ask(adminKey, { 'x-tenant-id': 'acme', 'x-user-id': 'ann' });
    expect(other).toMatchObject({ tenant: 'acme', user: 'ann', actor: 'ann by admin' });
    expect(other.scopes).toContain('keys');
  });
});

describe('a server without keys, on this machine', () => {
  const authenticate = createAuthenticate({ access: {}, host: '127.0.0.1', clock });

  it('believes every caller', async () => {
    expect(await authenticate({ host: '127.0.0.1:8080' })).toMatchObject({ tenant: 'default', user: 'anonymous' });
    const headers = { host: 'localhost:8080', 'x-tenant-id': 'acme', 'x-user-id': 'ann' };
    expect(await authenticate(headers)).toMatchObject({ tenant: 'acme', user: 'ann', actor: 'ann' });
  });

  it('answers its own pages in a browser, and none of another site', async () => {
    const own = { host: 'localhost:8080', origin: 'http://localhost:8080' };
    expect((await authenticate(own)).user).toBe('anonymous');
    for (const headers of [
      { host: 'localhost:8080', origin: 'https://evil.example' },
      { host: 'localhost:8080', origin: 'null' },
      { host: 'rebound.example:8080' },
      {},
    ]) {
      await expect(authenticate(headers)).rejects.toMatchObject(forbidden);
    }
  });
});

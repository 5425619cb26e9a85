import { describe, expect, it } from 'vitest';
import { accessMode } from './access-mode.ts';

const adminKey = 'a'.repeat(32);
const jwksUrl = 'https://id.example/keys';

describe('a server on an address of this machine', () => {
  it.each(['127.0.0.1', '127.8.8.8', 'localhost', '::1', '[::1]'])('is open on %s where nothing is set', (host) => {
    expect(accessMode({}, host)).toBe('open');
  });

  it('asks for keys where there is a key or where tokens are taken, or where it is told to', () => {
    for (const settings of [{ adminKey }, { jwksUrl }, { mode: 'keys' } as const]) {
      expect(accessMode(settings, '127.0.0.1')).toBe('keys');
    }
  });
});

describe('a server that other machines can reach', () => {
  it.each(['0.0.0.0', '::', '10.0.0.7', 'millrace.example', '127.0.0.1.example', ''])(
    'does not start open on %j',
    (host) => {
      for (const settings of [{}, { mode: 'open' } as const, { mode: 'open', adminKey } as const]) {
        expect(() => accessMode(settings, host)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
      }
      expect(() => accessMode({}, host)).toThrow(
        /MILLRACE_ADMIN_KEY.*MILLRACE_JWKS_URL.*MILLRACE_AUTH=keys.*127\.0\.0\.1/,
      );
    },
  );

  it('starts with keys', () => {
    for (const settings of [{ adminKey }, { jwksUrl }, { mode: 'keys' } as const]) {
      expect(accessMode(settings, '0.0.0.0')).toBe('keys');
    }
  });
});

import { expect, test } from 'vitest';
import { freshName } from './fresh-name.ts';
import { realServers } from './real-servers.ts';

test('says which name is missing, and how to come by it', () => {
  expect(() => realServers({})).toThrow(/POSTGRES_HOST is not set.*npm run infra -- up/);
});

test('refuses a port that is none', () => {
  expect(() => realServers({ POSTGRES_HOST: 'localhost', POSTGRES_PORT: 'five' })).toThrow(
    'POSTGRES_PORT is no port: five',
  );
});

test('gives names that Postgres and S3 take, a new one each time', () => {
  const names = [freshName('Bus: real', '-'), freshName('x'.repeat(100)), freshName('x'.repeat(100))];
  expect(names[0]).toMatch(/^test-bus-real-[0-9a-f]{10}$/);
  expect(names.every((name) => name.length <= 63)).toBe(true);
  expect(new Set(names).size).toBe(3);
});

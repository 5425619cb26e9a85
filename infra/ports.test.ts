import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { findFreeBase, isFree, portsFrom } from './ports.ts';

test('gives every port a number of its own', () => {
  const numbers = Object.values(portsFrom(20_000));
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('looks in different places for different folders', async () => {
  expect(await findFreeBase('/one/checkout')).not.toBe(await findFreeBase('/another/checkout'));
});

test('passes over a block in which a port is taken', async () => {
  const base = await findFreeBase('/a/checkout');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(base + 3, '127.0.0.1', resolve));
  expect(await isFree(base + 3)).toBe(false);
  const next = await findFreeBase('/a/checkout');
  await new Promise((resolve) => server.close(resolve));
  expect(next).not.toBe(base);
});

import { expect, it } from 'vitest';
import { closest } from './closest.ts';

const names = ['POSTGRES_HOST', 'POSTGRES_PORT', 'maxConnections', 'tls'];

it.each([
  ['POSTGRES_HOTS', 'POSTGRES_HOST', 'two letters swapped'],
  ['POSTGRE_PORT', 'POSTGRES_PORT', 'a letter left out'],
  ['POSTGRES_PORTT', 'POSTGRES_PORT', 'a letter too many'],
  ['max_connections', 'maxConnections', 'another spelling'],
  ['MAXCONNECTIONS', 'maxConnections', 'another case'],
  ['tsl', 'tls', 'a short word'],
])('takes %s for %s: %s', (word, meant) => {
  expect(closest(word, names)).toBe(meant);
});

it.each(['KAFKA_BROKERS', 'ttt', ''])('takes %j for nothing', (word) => {
  expect(closest(word, names)).toBeUndefined();
});

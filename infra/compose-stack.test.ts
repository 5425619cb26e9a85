import { expect, test } from 'vitest';
import { parseContainers } from './compose-stack.ts';

const redis = { Service: 'redis', State: 'running', Health: 'healthy' };
const postgres = { Service: 'postgres', State: 'exited', Health: '' };

test.each([
  ['an array', JSON.stringify([redis, postgres])],
  ['one object a line', `${JSON.stringify(redis)}\n${JSON.stringify(postgres)}\n`],
])('reads the containers from %s', (_shape, output) => {
  expect(parseContainers(output)).toEqual([redis, postgres]);
});

test('reads no container from no output', () => {
  expect(parseContainers('\n')).toEqual([]);
});

import { expect, it } from 'vitest';
import { isConnectionLoss, isUnknownScript, toRedisError } from './redis-error.ts';

function reply(message: string): Error {
  return Object.assign(new Error(message), { name: 'ReplyError' });
}

it.each([
  'OOM command not allowed',
  'READONLY You can’t write',
  'LOADING Redis is loading',
  'WRONGPASS invalid password',
])('takes the answer "%s" for a server that cannot serve now', (message) => {
  expect(toRedisError(reply(message))).toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', dependency: 'redis' });
  expect(isConnectionLoss(reply(message))).toBe(false);
});

it('blames the command for an answer that does', () => {
  expect(toRedisError(reply('ERR user_script:3: attempt to index nil'))).toMatchObject({ code: 'INTERNAL_ERROR' });
});

it('tells a lost connection from a command that took too long', () => {
  expect(isConnectionLoss(new Error('Connection is closed.'))).toBe(true);
  expect(isConnectionLoss(new Error('Command timed out'))).toBe(false);
  expect(toRedisError(new Error('Command timed out'))).toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
});

it('knows a script that the server has forgotten', () => {
  expect(isUnknownScript(reply('NOSCRIPT No matching script. Please use EVAL.'))).toBe(true);
});

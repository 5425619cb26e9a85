import { expect, test } from 'vitest';
import { formatStatus } from './status.ts';

test('lines the columns up', () => {
  const table = formatStatus([
    { name: 'parser-1', app: 'parser', pid: 7, port: 30001, state: 'ready', rssBytes: 104_857_600 },
    { name: 'chat-logger-1', app: 'chat-logger', pid: 12345, port: 30002, state: 'not ready', rssBytes: undefined },
  ]);
  expect(table.split('\n')).toEqual([
    'NAME           PID    PORT   STATE      MEMORY',
    'parser-1       7      30001  ready      100 MiB',
    'chat-logger-1  12345  30002  not ready',
  ]);
});

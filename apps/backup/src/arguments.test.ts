import { expect, test } from 'vitest';
import { parseArguments } from './arguments.ts';

test('a command, its folder and the stack that is meant are read', () => {
  expect(parseArguments(['save', '/backups/today'])).toEqual({
    command: 'save',
    folder: '/backups/today',
    data: undefined,
  });
  expect(parseArguments(['restore', 'b', '--data', './data'])).toMatchObject({ command: 'restore', data: './data' });
  expect(parseArguments(['check', 'b', '--help'])).toBe('help');
});

test.each([[[]], [['save']], [['keep', 'b']], [['check', 'b', 'c']], [['save', 'b', '--force']]])(
  'wrong use is told (%j)',
  (argv) => {
    expect(() => parseArguments(argv)).toThrow(TypeError);
  },
);

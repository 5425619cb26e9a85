import { expect, test } from 'vitest';
import { parseArguments } from './arguments.ts';

test('measures both stacks, three times each, beside the baseline, unless told otherwise', () => {
  expect(parseArguments(['a.pdf'])).toEqual({
    paths: ['a.pdf'],
    stacks: ['fleet', 'embedded'],
    repeat: 3,
    replicas: { embedder: 2, indexer: 2 },
    baseline: true,
    vectorIndex: false,
    inline: true,
  });
});

test.each([
  ['--stack', 'cloud'],
  ['--repeat', '0'],
  ['--unknown', 'x'],
])('refuses %s %s', (...args) => {
  expect(() => parseArguments(args)).toThrow(TypeError);
});

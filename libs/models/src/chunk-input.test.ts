import { expect, it } from 'vitest';
import { chunkInput } from './chunk-input.ts';

it('puts the headings above the text of a chunk', () => {
  expect(chunkInput({ headings: ['Mills', 'Wheels'], text: 'They turn.' })).toBe('Mills › Wheels\n\nThey turn.');
  expect(chunkInput({ headings: [], text: 'They turn.' })).toBe('They turn.');
});

import { create, toBinary } from '@bufbuild/protobuf';
import { AIService, VectorService } from '@millrace/protocol';
import { expect, it } from 'vitest';
import { countParts } from './count-parts.ts';

const insert = VectorService.method.insert.input;
const content = AIService.method.generateContent.input;

it('counts the messages in a message, and in its maps and lists', () => {
  const vectors = [
    { id: 'a', vector: [1, 2, 3] },
    // The metadata, an entry with a value, in that a list with its two values.
    { vector: [4, 5], metadata: { words: ['b', true] } },
  ];
  const bytes = toBinary(insert, create(insert, { collectionName: 'mill', vectors }));
  expect(countParts(insert, bytes, 100)).toBe(2 + 1 + 2 + 3);
});

it('counts no further than it must', () => {
  const messages = Array.from({ length: 50 }, () => ({ role: 'user' }));
  expect(countParts(content, toBinary(content, create(content, { messages })), 10)).toBe(11);
});

it.each(['12ffffffff7f', '12', '0b', '07', 'ffffffffffffffffffff'])('takes %s for no message', (hex) => {
  expect(() => countParts(content, Buffer.from(hex, 'hex'), 10)).toThrow();
});

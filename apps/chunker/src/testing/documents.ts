import type { Block } from '@millrace/contracts';
import fc from 'fast-check';

const fragment = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('The wheel turns. ', 'water, ', 'mill ', 'e.g. 3.14% ', 'Why? ', 'Stop! ') },
  { weight: 6, arbitrary: fc.constantFrom('水车转动。', '河水，', '“真的吗？”', '（见下文）', '磨坊', '！', '；') },
  { weight: 2, arbitrary: fc.constantFrom('\n', '\n\n', ' ', '\t', '\u3000', '\u00a0', '\ufeff', '\r\n') },
  { weight: 2, arbitrary: fc.constantFrom('😀', '👨‍👩‍👧', '\ud83d', 'e\u0301', '𠮷') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.constantFrom('x'.repeat(700), '天地玄黄'.repeat(200), '.'.repeat(300), ' '.repeat(400)) },
);

const text = fc.array(fragment, { maxLength: 40 }).map((fragments) => fragments.join(''));

const row = fc
  .array(fragment, { minLength: 1, maxLength: 4 })
  .map((cells) => `| ${cells.join(' | ').replace(/\n/g, ' ')} |`);
const table = fc.array(row, { maxLength: 40 }).map((rows) => ['| name | value |', '| --- | --- |', ...rows].join('\n'));

const page = fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined });

const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('paragraph', 'list', 'code'), text, page }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('table'), text: table, page }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('heading'), text, level: fc.integer({ min: 1, max: 6 }), page }),
  },
) as fc.Arbitrary<Block>;

/** Documents of any blocks in any order, with all that text may hold. */
export const documents = fc.record({ blocks: fc.array(block, { maxLength: 25 }) });

/** Settings from the smallest chunks to middling ones, overlap in and out of bounds. */
export const chunkings = fc.record({
  maxTokens: fc.integer({ min: 32, max: 300 }),
  overlapTokens: fc.integer({ min: 0, max: 200 }),
});

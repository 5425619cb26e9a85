import { describe, expect, it } from 'vitest';
import { unpackPosting } from './posting.ts';
import { postingLists } from './posting-lists.ts';

describe('the posting lists of a batch', () => {
  it('hold each term once, with every chunk that holds it in order', () => {
    const { lists, termTotal } = postingLists([
      { text: 'mill wheel mill', headings: [] },
      { text: 'nothing here', headings: ['The mill'] },
    ]);
    expect(lists.get('mill')?.map(unpackPosting)).toEqual([
      { offset: 0, frequency: 2, length: 3 },
      { offset: 1, frequency: 1, length: 4 },
    ]);
    expect(lists.get('wheel')).toHaveLength(1);
    expect(termTotal).toBe(7);
  });

  it('keep stop words, since a query may hold nothing else', () => {
    expect(postingLists([{ text: 'to be', headings: [] }]).lists.has('to')).toBe(true);
  });

  it('are none for chunks without words', () => {
    const { lists, termTotal } = postingLists([{ text: '—', headings: [] }]);
    expect([lists.size, termTotal]).toEqual([0, 0]);
  });
});

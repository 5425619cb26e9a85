import type { SearchFilter } from '@millrace/contracts';
import { expect, it } from 'vitest';
import type { SearchSuite } from './search-world.ts';

/** What filters leave. */
export function searchFiltersSuite(suite: () => SearchSuite): void {
  async function library() {
    const world = suite().open();
    const books = {
      aesop: { year: -560, kind: 'fable', day: '2024-01-31', draft: false },
      lafontaine: { year: 1668, kind: 'fable', day: '2024-02-01' },
      goethe: { year: 1794, kind: 'epic', day: '2024-02-29', draft: true },
      unknown: { year: '1894', 'odd "key': "it's" },
    };
    for (const [name, metadata] of Object.entries(books)) await world.index([`fox of ${name}`], { name, metadata });
    return async (filter: SearchFilter) => (await world.search('fox', { filter })).map(({ name }) => name).sort();
  }

  it('compares with equal values of the same type', async () => {
    const found = await library();
    expect(await found({ year: 1668 })).toEqual(['lafontaine']);
    expect(await found({ year: 1894 })).toEqual([]);
    expect(await found({ year: '1894' })).toEqual(['unknown']);
    expect(await found({ year: -560, draft: false })).toEqual(['aesop']);
    expect(await found({ 'odd "key': "it's" })).toEqual(['unknown']);
    expect(await found({ kind: 'a\0b' })).toEqual([]);
    expect(await found({})).toHaveLength(4);
  });

  it('takes any of several values', async () => {
    const found = await library();
    expect(await found({ year: { in: [-560, '1894', true] } })).toEqual(['aesop', 'unknown']);
    expect(await found({ kind: { in: ['fable'] }, draft: false })).toEqual(['aesop']);
  });

  it('takes ranges of numbers, which no text is in', async () => {
    const found = await library();
    expect(await found({ year: { gte: 1668 } })).toEqual(['goethe', 'lafontaine']);
    expect(await found({ year: { gt: 1668, lte: 1794 } })).toEqual(['goethe']);
    expect(await found({ year: { lt: 0 } })).toEqual(['aesop']);
  });

  it('takes ranges of texts, so also of days, which no number is in', async () => {
    const found = await library();
    expect(await found({ day: { gte: '2024-02-01', lt: '2024-03-01' } })).toEqual(['goethe', 'lafontaine']);
    expect(await found({ year: { gte: '' } })).toEqual(['unknown']);
  });

  it('finds the same however often it is asked, when Postgres plans no longer for each search', async () => {
    const found = await library();
    for (let turn = 0; turn < 40; turn++) {
      expect(await found({ year: { lt: 0 } })).toEqual(['aesop']);
      expect(await found({ kind: 'epic' })).toEqual(['goethe']);
    }
  });

  it('asks whether a name is there', async () => {
    const found = await library();
    expect(await found({ draft: { exists: true } })).toEqual(['aesop', 'goethe']);
    expect(await found({ draft: { exists: false }, kind: { exists: true } })).toEqual(['lafontaine']);
  });

  it('takes what looks like a path for what it is: a name', async () => {
    const found = await library();
    expect(await found({ 'kind" == "fable") || ($."kind': 'x' })).toEqual([]);
    expect(await found({ kind: '" || true == true || "' })).toEqual([]);
    expect(await found({ '*': { exists: true } })).toEqual([]);
  });

  it('takes the largest filter', async () => {
    const found = await library();
    const values = Array.from({ length: 199 }, (_, place) => `value ${place}`);
    const names = Array.from({ length: 31 }, (_, place) => [`name ${place}`, { exists: false, in: [...values, 'x'] }]);
    expect(await found({ ...Object.fromEntries(names), kind: { in: [...values, 'epic'] } })).toEqual([]);
    expect(await found({ kind: { in: [...values, 'epic'] } })).toEqual(['goethe']);
  });

  it('finds by the time at which the searched version was accepted', async () => {
    const { index, texts } = suite().open();
    const { documentId } = await index(['fox of April'], { acceptedAt: '2026-04-30T23:59:59.999Z' });
    await index(['fox of May'], { acceptedAt: '2026-05-01T00:00:00.000Z' });
    expect(await texts('fox', { accepted: { to: '2026-05-01' } })).toEqual(['fox of April']);
    expect(await texts('fox', { accepted: { from: '2026-05-01T02:00:00+02:00' } })).toEqual(['fox of May']);
    expect(await texts('fox', { accepted: { from: '2026-05-02', to: '2026-05-01' } })).toEqual([]);
    expect(await texts('fox', { accepted: { from: '0000-01-01' } })).toHaveLength(2);
    await index(['fox of June'], { documentId, acceptedAt: '2026-06-01T00:00:00.000Z' });
    expect(await texts('fox', { accepted: { to: '2026-05-01' } })).toEqual([]);
  });
}

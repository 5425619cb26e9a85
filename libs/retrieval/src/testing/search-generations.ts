import { purgeGeneration } from '@millrace/database';
import { anEnvelope } from '@millrace/ports/testing';
import { expect, it } from 'vitest';
import { deletePostings } from '../postings/delete-postings.ts';
import { openGeneration } from './index-document.ts';
import type { SearchSuite } from './search-world.ts';

/** Which generation of a document a search sees. */
export function searchGenerationsSuite(suite: () => SearchSuite): void {
  it('answers from the old generation until the new one is whole, then from the new one only', async () => {
    const { database, tenant, index, texts } = suite().open();
    const old = await index(['fox one', 'fox two']);
    const task = anEnvelope({ tenant, documentId: old.documentId, acceptedAt: '2026-04-01T00:00:00.000Z' });
    const next = await openGeneration(database, task, { batches: [[{ text: 'fox three' }], [{ text: 'fox four' }]] });
    expect((await texts('fox')).sort()).toEqual(['fox one', 'fox two']);
    await next.put(1);
    expect((await texts('fox')).sort()).toEqual(['fox one', 'fox two']);
    await next.put(0);
    expect((await texts('fox')).sort()).toEqual(['fox four', 'fox three']);
    expect(await texts('one two')).toEqual([]);
  });

  it('never shows a generation that was overtaken', async () => {
    const { index, texts } = suite().open();
    const { documentId } = await index(['fox of today'], { acceptedAt: '2026-05-01T00:00:00.000Z' });
    await index(['fox of yesterday'], { documentId, acceptedAt: '2026-04-30T00:00:00.000Z' });
    expect(await texts('fox')).toEqual(['fox of today']);
  });

  it('sees one generation whole while generations are switched', async () => {
    const { tenant, database, index, search } = suite().open();
    const { documentId } = await index(['fox a 0', 'fox b 0', 'fox c 0']);
    let switching = true;
    const switches = (async () => {
      for (let turn = 1; turn <= 15; turn++) {
        const acceptedAt = new Date(Date.UTC(2026, 4, turn)).toISOString();
        const task = anEnvelope({ tenant, documentId, acceptedAt });
        const passages = ['a', 'b', 'c'].map((name) => ({ text: `fox ${name} ${turn}` }));
        const generation = await openGeneration(database, task, { batches: [passages.slice(0, 1), passages.slice(1)] });
        await generation.put(0);
        await generation.put(1);
      }
      switching = false;
    })();
    const seen: string[][] = [];
    while (switching) seen.push((await search('fox')).map(({ taskId }) => taskId));
    await switches;
    for (const tasks of seen) {
      expect(tasks).toHaveLength(3);
      expect(new Set(tasks).size).toBe(1);
    }
  });

  it('forgets a document that was deleted', async () => {
    const { database, index, texts } = suite().open();
    const { documentId } = await index(['fox to be deleted']);
    await database`update documents set live_generation = null, deleted_at = now() where id = ${documentId}`;
    expect(await texts('fox')).toEqual([]);
  });

  it('keeps nothing of a generation that was purged', async () => {
    const { database, index, texts } = suite().open();
    const old = await index(['fox of old']);
    await index(['fox of new'], { documentId: old.documentId, acceptedAt: '2026-06-01T00:00:00.000Z' });
    const before = await postings();
    await database.begin(async (tx) => deletePostings(tx, (await purgeGeneration(tx, old.taskId)) ?? []));
    expect(await postings()).toBe(before - 3);
    expect(await texts('fox')).toEqual(['fox of new']);

    async function postings(): Promise<number> {
      const [row] = await database<{ count: number }[]>`select count(*) from postings`;
      return row?.count ?? 0;
    }
  });
}

import type { Client } from '@millrace/client';
import type { GivenDocument } from '../load/given.ts';
import { defectsOf, type Evidence, type Rule } from './rule.ts';

/** Of very many documents so many are searched for. */
const most = 300;
const atOnce = 4;

/** Search finds each live document by the word that only it holds, once, and none that is not live. */
export const searchResults: Rule = {
  name: 'search sees the live generation and nothing else',
  async find({ client, documents }: Evidence) {
    // A replay has the mark of what it replays.
    const byMark = [...Map.groupBy(documents, ({ mark }) => mark)].filter(([mark]) => mark !== '');
    const step = Math.ceil(byMark.length / most) || 1;
    const asked = byMark.filter((_, index) => index % step === 0).values();
    const sentences: string[] = [];
    const asker = async () => {
      for (const [mark, given] of asked) sentences.push(...(await complaints(client, mark, given)));
    };
    await Promise.all(Array.from({ length: atOnce }, asker));
    return defectsOf('untrue', sentences);
  },
};

async function complaints(client: Client, mark: string, given: readonly GivenDocument[]): Promise<string[]> {
  const { hits } = await client.search({ query: mark, limit: 5, weights: { lexical: 1, dense: 0 } });
  const found = hits.filter(({ text }) => text.includes(mark)).map(({ taskId }) => taskId);
  const expected = given.filter(({ end }) => end === 'completed').map(({ taskId }) => taskId);
  if (found.join() === expected.join()) return [];
  const names = given.map(({ name }) => name).join(', ');
  return [`search finds ${mark} of ${names} in [${found.join(', ')}], not in [${expected.join(', ')}]`];
}

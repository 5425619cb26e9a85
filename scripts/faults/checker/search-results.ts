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
    const marked = documents.filter(({ mark }) => mark !== '');
    const step = Math.ceil(marked.length / most) || 1;
    const asked = marked.filter((_, index) => index % step === 0).values();
    const sentences: string[] = [];
    const asker = async () => {
      for (const document of asked) sentences.push(...(await complaints(client, document)));
    };
    await Promise.all(Array.from({ length: atOnce }, asker));
    return defectsOf('untrue', sentences);
  },
};

async function complaints(client: Client, { taskId, mark, end, name }: GivenDocument): Promise<string[]> {
  const { hits } = await client.search({ query: mark, limit: 5, weights: { lexical: 1, dense: 0 } });
  const found = hits.filter(({ text }) => text.includes(mark)).map((hit) => hit.taskId);
  const expected = end === 'completed' ? [taskId] : [];
  if (found.join() === expected.join()) return [];
  return [`search finds ${name} (${mark}) in ${found.length} places: ${found.join(', ')}; expected ${expected.length}`];
}

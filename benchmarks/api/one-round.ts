import type { MadeUpText } from '../search/made-up-text.ts';
import type { createStopwatch } from './speeds.ts';

export interface Caller {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Asks for each of the things once, over HTTP. Every list comes right after a write, so that it is no cached one. */
export async function oneRound(
  { url, headers }: Caller,
  text: MadeUpText,
  { time }: ReturnType<typeof createStopwatch>,
): Promise<void> {
  const get = (path: string) => answerOf(fetch(`${url}/api/v1${path}`, { headers }));
  const post = (path: string, body: object) =>
    answerOf(
      fetch(`${url}/api/v1${path}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );

  const created = await time('createTenConversations', async () => {
    const conversations = [];
    for (let i = 0; i < 10; i++) conversations.push(await post('/conversations', { title: text.passage(6) }));
    return conversations;
  });
  const list = await time('listConversations', () => get('/conversations'));
  await time('searchTitles', () => get(`/conversations?title=${encodeURIComponent(text.query(2))}`));
  const id = idOf(list.items, Math.floor(list.items.length / 2));
  await time('readConversation', async () => {
    await get(`/conversations/${id}`);
    await get(`/conversations/${id}/messages`);
  });
  await time('searchVectors', () => post('/search', { query: text.query(8) }));
  const messages = Array.from({ length: 100 }, () => ({ role: 'user', content: text.passage(60) }));
  const [target] = created;
  await time('insertHundredMessages', () => post(`/conversations/${target?.id}/messages/batch`, { messages }));
}

interface Answer {
  readonly id: string;
  readonly items: readonly { readonly id: string }[];
}

async function answerOf(response: Promise<Response>): Promise<Answer> {
  const got = await response;
  if (got.ok) return (await got.json()) as Answer;
  throw new Error(`${got.url} answered ${got.status}: ${await got.text()}`);
}

function idOf(items: Answer['items'], place: number): string {
  const item = items[place];
  if (!item) throw new Error('the list of conversations is empty');
  return item.id;
}

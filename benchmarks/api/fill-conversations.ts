import type { Database } from '@millrace/ports';
import type { MadeUpText } from '../search/made-up-text.ts';

const messagesPerConversation = 50;
const conversationsPerUser = 200;
const conversationsAtOnce = 100;

/** Writes conversations of several users, the first of them `user-0`, until there are so many messages. */
export async function fillConversations(
  database: Database,
  tenant: string,
  text: MadeUpText,
  messages: number,
): Promise<void> {
  const contents = Array.from({ length: 500 }, () => text.passage(60));
  const conversations = Math.ceil(messages / messagesPerConversation);
  for (let from = 0; from < conversations; from += conversationsAtOnce) {
    const numbers = Array.from({ length: Math.min(conversationsAtOnce, conversations - from) }, (_, i) => from + i);
    const titles = numbers.map(() => text.passage(6));
    const users = numbers.map((number) => `user-${Math.floor(number / conversationsPerUser)}`);
    await database`
      with made as (
        insert into conversations (id, tenant, user_id, title)
        select gen_random_uuid(), ${tenant}, user_id, title from unnest(${users}::text[], ${titles}::text[]) as t (user_id, title)
        returning id
      )
      insert into messages (id, conversation_id, tenant, role, content, tokens_used, created_at)
      select gen_random_uuid(), made.id, ${tenant}, case when turn % 2 = 0 then 'user' else 'assistant' end,
        (${contents}::text[])[1 + (random() * 499)::int], 80, now() - (50 - turn) * interval '1 minute'
      from made, generate_series(1, ${messagesPerConversation}) turn
    `;
  }
}

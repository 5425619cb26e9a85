import type { ConversationList } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';
import { storableText } from '../storable.ts';
import { type ConversationRow, conversationColumns, conversationOf, type Owner } from './conversations.ts';

export interface ConversationQuery {
  /** Only those whose title holds this text; where none does, those with words like it. */
  readonly title?: string | undefined;
  readonly skip: number;
  readonly limit: number;
}

/** Share of the trigrams of a text that some words of a title must have (pg_trgm, `word_similarity`): one typing error in a short word. */
const leastLikeness = '0.4';

/** An owner's conversations, those used last first, or those with the words that are most like the title. `total` counts all that fit. */
export async function listConversations(
  tx: Transaction,
  owner: Owner,
  { title, ...page }: ConversationQuery,
): Promise<ConversationList> {
  const owned = tx`c.tenant = ${owner.tenant} and c.user_id = ${storableText(owner.user)} and not c.is_deleted`;
  if (title === undefined) return read(tx, tx`conversations c where ${owned}`, tx``, page);

  // Titles are searched by their index, which a view reaches and a table under row-level security does not.
  const text = storableText(title);
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const holding = await read(tx, tx`tenant_conversations c where ${owned} and c.title ilike ${pattern}`, tx``, page);
  if (holding.total > 0) return holding;
  await tx`select set_config('pg_trgm.word_similarity_threshold', ${leastLikeness}, true)`;
  const like = tx`tenant_conversations c where ${owned} and ${text} <% c.title`;
  return read(tx, like, tx`word_similarity(${text}, c.title) desc,`, page);
}

type Fragment = ReturnType<typeof conversationColumns>;

async function read(
  tx: Transaction,
  from: Fragment,
  nearest: Fragment,
  { skip, limit }: Pick<ConversationQuery, 'skip' | 'limit'>,
): Promise<ConversationList> {
  const [rows, [counted]] = await Promise.all([
    tx<ConversationRow[]>`
      select ${conversationColumns(tx)} from ${from} order by ${nearest} c.updated_at desc, c.id limit ${limit} offset ${skip}
    `,
    tx<{ total: number }[]>`select count(*) as total from ${from}`,
  ]);
  return { items: rows.map(conversationOf), total: counted?.total ?? 0 };
}

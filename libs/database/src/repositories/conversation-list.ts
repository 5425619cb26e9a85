import type { ConversationList } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';
import { storableText } from '../storable.ts';
import { type ConversationRow, conversationColumns, conversationOf, type Owner } from './conversations.ts';

export interface ConversationQuery {
  /** Only those whose title holds this text, or whose words are like it. */
  readonly title?: string | undefined;
  readonly skip: number;
  readonly limit: number;
}

/** Share of the trigrams of the text that some words of a title must have (pg_trgm, `word_similarity`): one typing error in a short word. */
const leastLikeness = 0.45;

/** An owner's conversations, those used last first; with `title` those nearest to it first. `total` counts all that fit. */
export async function listConversations(
  tx: Transaction,
  owner: Owner,
  { title, skip, limit }: ConversationQuery,
): Promise<ConversationList> {
  const fits = thatFit(tx, owner, title);
  const [rows, [counted]] = await Promise.all([
    tx<ConversationRow[]>`
      select ${conversationColumns(tx)} from conversations c
      where ${fits}
      order by ${title === undefined ? tx`` : tx`${nearness(tx, title)} desc,`} c.updated_at desc, c.id
      limit ${limit} offset ${skip}
    `,
    tx<{ total: number }[]>`select count(*) as total from conversations c where ${fits}`,
  ]);
  return { items: rows.map(conversationOf), total: counted?.total ?? 0 };
}

function thatFit(tx: Transaction, { tenant, user }: Owner, title: string | undefined) {
  const owned = tx`c.tenant = ${tenant} and c.user_id = ${storableText(user)} and not c.is_deleted`;
  return title === undefined ? owned : tx`${owned} and ${nearness(tx, title)} >= ${leastLikeness}`;
}

/** 2 where the title holds the text, else how much some words of it are like the text, 0 to 1. */
function nearness(tx: Transaction, title: string) {
  const text = storableText(title);
  return tx`case when c.title ilike ${`%${literal(text)}%`} then 2 else word_similarity(${text}, c.title) end`;
}

/** `text` as a pattern that matches it alone. */
function literal(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

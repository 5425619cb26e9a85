import type { Conversation, ConversationDetail, ConversationList, Message, MessageList } from '@millrace/contracts';
import {
  type ConversationChanges,
  type ConversationQuery,
  changeConversation,
  createConversation,
  deleteConversation,
  findConversation,
  insertMessages,
  inTenant,
  listConversations,
  listMessages,
  type MessageQuery,
  type NewConversation,
  type NewMessage,
  noConversation,
  type Owner,
  type Stored,
  setFeedback,
} from '@millrace/database';
import type { Cache, Database } from '@millrace/ports';

/** An owner's conversations. All but `create` and `list` throw `CONVERSATION_NOT_FOUND`. */
export interface Conversations {
  create(owner: Owner, conversation: NewConversation): Promise<Conversation>;
  list(owner: Owner, query: ConversationQuery): Promise<ConversationList>;
  get(owner: Owner, id: string): Promise<ConversationDetail>;
  change(owner: Owner, id: string, changes: ConversationChanges): Promise<Conversation>;
  remove(owner: Owner, id: string): Promise<void>;
  /** All of them or none, in this order. */
  addMessages<const Messages extends readonly NewMessage[]>(
    owner: Owner,
    id: string,
    messages: Messages,
  ): Promise<Stored<Messages>>;
  messages(owner: Owner, id: string, query: MessageQuery): Promise<MessageList>;
  /** null withdraws it. Throws `RECORD_NOT_FOUND` where there is no such answer. */
  judge(
    owner: Owner,
    answer: { readonly conversationId: string; readonly messageId: string },
    feedback: Parameters<typeof setFeedback>[3],
  ): Promise<Message>;
}

/** What was read and not written since is right; the time bounds only how long the cache holds what nobody asks for. */
const ttlMs = 60_000;

/**
 * Conversations in the database, as the application's role, read through the cache. An owner is one scope of the cache: whatever is
 * written leaves all that was read behind, after the commit and before anybody is told of it.
 */
export function createConversations({
  database,
  cache,
}: {
  readonly database: Database;
  readonly cache: Cache;
}): Conversations {
  type Work<T> = Parameters<typeof inTenant<T>>[2];
  const scopeOf = ({ tenant, user }: Owner) => `conversations:${tenant}:${user}`;

  function read<T>(owner: Owner, what: readonly unknown[], work: Work<T>): Promise<T> {
    const key = JSON.stringify(what);
    return cache.through(scopeOf(owner), key, ttlMs, () =>
      inTenant(database, owner.tenant, work, { mode: 'read only' }),
    );
  }
  async function write<T>(owner: Owner, work: Work<T>): Promise<T> {
    try {
      return await inTenant(database, owner.tenant, work);
    } finally {
      // Also after a failure: a commit whose answer was lost has been done.
      await cache.invalidate(scopeOf(owner));
    }
  }

  return {
    create: (owner, conversation) => write(owner, (tx) => createConversation(tx, owner, conversation)),
    list: (owner, { title, skip, limit }) =>
      read(owner, ['list', title, skip, limit], (tx) => listConversations(tx, owner, { title, skip, limit })),
    get: (owner, id) =>
      read(owner, ['get', id], async (tx) => {
        const found = await findConversation(tx, owner, id);
        if (!found) throw noConversation(id);
        return found;
      }),
    change: (owner, id, changes) => write(owner, (tx) => changeConversation(tx, owner, id, changes)),
    remove: (owner, id) => write(owner, (tx) => deleteConversation(tx, owner, id)),
    addMessages: (owner, id, messages) => write(owner, (tx) => insertMessages(tx, owner, id, messages)),
    messages: (owner, id, { role, order, skip, limit }) =>
      read(owner, ['messages', id, role, order, skip, limit], (tx) =>
        listMessages(tx, owner, id, { role, order, skip, limit }),
      ),
    judge: (owner, answer, feedback) => write(owner, (tx) => setFeedback(tx, owner, answer, feedback)),
  };
}

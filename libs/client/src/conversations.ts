import {
  type Conversation,
  type ConversationChange,
  type ConversationDeleted,
  type ConversationDetail,
  type ConversationList,
  type ConversationListQuery,
  type ConversationRequest,
  conversationDeletedSchema,
  conversationDetailSchema,
  conversationListSchema,
  conversationSchema,
  type FeedbackRequest,
  type Message,
  type MessageBatch,
  type MessageList,
  type MessageListQuery,
  type MessageRequest,
  messageBatchSchema,
  messageListSchema,
  messageSchema,
} from '@millrace/contracts';
import { withQuery } from './operations.ts';
import { sendJson } from './request.ts';

/** The user's own conversations. Those that name one throw `CONVERSATION_NOT_FOUND`. */
export interface ConversationOperations {
  create(request: ConversationRequest): Promise<Conversation>;
  list(query?: ConversationListQuery): Promise<ConversationList>;
  get(id: string): Promise<ConversationDetail>;
  change(id: string, change: ConversationChange): Promise<Conversation>;
  remove(id: string): Promise<ConversationDeleted>;
  messages(id: string, query?: MessageListQuery): Promise<MessageList>;
  addMessage(id: string, message: MessageRequest): Promise<Message>;
  /** All of them or none, in this order. */
  addMessages(id: string, messages: readonly MessageRequest[]): Promise<MessageBatch>;
  /** null withdraws it. Throws `RECORD_NOT_FOUND` where there is no such answer. */
  judge(id: string, messageId: string, feedback: FeedbackRequest | null): Promise<Message>;
}

/** `urlOf` gives the address of a path below `/api/v1`. */
export function createConversations(
  urlOf: (path: string) => URL,
  headers: Readonly<Record<string, string>>,
): ConversationOperations {
  const read = { headers, tries: 5 };
  const send = (method: string, body: object) => ({
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const conversation = (id: string, path = '') => urlOf(`/conversations/${encodeURIComponent(id)}${path}`);
  const feedback = (id: string, messageId: string) =>
    conversation(id, `/messages/${encodeURIComponent(messageId)}/feedback`);

  return {
    create: (request) => sendJson(urlOf('/conversations'), conversationSchema, send('POST', request)),
    list: (query = {}) => sendJson(withQuery(urlOf('/conversations'), query), conversationListSchema, read),
    get: (id) => sendJson(conversation(id), conversationDetailSchema, read),
    change: (id, change) => sendJson(conversation(id), conversationSchema, { ...send('PATCH', change), tries: 5 }),
    remove: (id) => sendJson(conversation(id), conversationDeletedSchema, { headers, method: 'DELETE' }),
    messages: (id, query = {}) => sendJson(withQuery(conversation(id, '/messages'), query), messageListSchema, read),
    addMessage: (id, message) => sendJson(conversation(id, '/messages'), messageSchema, send('POST', message)),
    addMessages: (id, messages) =>
      sendJson(conversation(id, '/messages/batch'), messageBatchSchema, send('POST', { messages })),
    judge: (id, messageId, given) =>
      sendJson(feedback(id, messageId), messageSchema, {
        ...(given ? send('PUT', given) : { headers, method: 'DELETE' }),
        tries: 5,
      }),
  };
}

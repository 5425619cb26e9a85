import { type AskInput, type AskResponse, newId } from '@millrace/contracts';
import type { Caller } from '@millrace/http';
import type { Conversations } from '../conversations/conversations.ts';

/** An answer that is still to be kept. */
export type Answered = Omit<AskResponse, 'latenciesMs' | 'conversationId' | 'messageId'>;

/** Keeps question and answer in their conversation, together, the answer with what it cites. Without a conversation nothing is kept. */
export async function keepAnswer(
  conversations: Conversations,
  caller: Caller,
  { question, conversationId }: AskInput,
  { answer: content, citations, tokens, ...rest }: Answered,
): Promise<{ conversationId?: string; messageId?: string }> {
  if (conversationId === undefined) return {};
  const { kind, model, evidence, searchedQuery, truncated, logId } = rest;
  const messageId = newId();
  const { input, output } = tokens;
  await conversations.addMessages(caller, conversationId, [
    { role: 'user', content: question },
    {
      id: messageId,
      role: 'assistant',
      content,
      citations,
      answer: { kind, evidence, searchedQuery, truncated, logId, ...(model ? { model } : {}) },
      ...(input === undefined && output === undefined ? {} : { tokens_used: (input ?? 0) + (output ?? 0) }),
    },
  ]);
  return { conversationId, messageId };
}

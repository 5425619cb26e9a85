import type { AskInput } from '@millrace/contracts';
import type { Caller } from '@millrace/http';
import type { Conversations } from '../conversations/conversations.ts';
import type { Turn } from './condense/turn.ts';

export interface Before {
  readonly history: readonly Turn[];
  readonly systemPrompt?: string | undefined;
}

const mostTurns = 50;

/** What was said before the question: as the request says, or as its conversation holds it. Throws `CONVERSATION_NOT_FOUND`. */
export async function conversationBefore(
  conversations: Conversations,
  caller: Caller,
  { conversationId, history = [] }: AskInput,
): Promise<Before> {
  if (conversationId === undefined) return { history };
  const { system_prompt: systemPrompt } = await conversations.get(caller, conversationId);
  const { items } = await conversations.messages(caller, conversationId, { order: 'desc', skip: 0, limit: mostTurns });
  const turns = items.toReversed().flatMap(({ role, content }): Turn[] => {
    return (role === 'user' || role === 'assistant') && content !== '' ? [{ role, content }] : [];
  });
  return { history: turns, systemPrompt };
}

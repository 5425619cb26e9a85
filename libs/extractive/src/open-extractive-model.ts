import { setImmediate } from 'node:timers/promises';
import { MillraceError } from '@millrace/contracts';
import type { TextMessage, TextModel } from '@millrace/ports';
import type { Source } from './choose-sentences.ts';
import { questionIn } from './question-in.ts';
import { quotesFor } from './quotes.ts';

/** A longer text would hold up the process while its sentences are weighed. */
const mostCharacters = 131_072;
/** About so many bytes make a token, in English as in Chinese. */
const bytesPerToken = 4;
const mostTokens = 1024;

/**
 * Writes without a model: answers with sentences of the text that it is given. It is asked what the last message of the user asks; the
 * rest of that message is the text, and so is what was said before. Says nothing where no sentence holds a word of the question. Throws
 * `MODEL_REFUSED` for more than 131,072 characters.
 */
export function openExtractiveModel(id: string): TextModel {
  const contextTokens = mostCharacters / bytesPerToken;
  return {
    id,
    provider: 'extractive',
    capabilities: { streaming: true, tools: false, contextTokens, maxOutputTokens: mostTokens },
    async *stream({ messages, maxOutputTokens = mostTokens, signal }) {
      const { question, sources } = askedOf(id, messages);
      await setImmediate();
      signal?.throwIfAborted();
      let tokens = 0;
      let between = '';
      for (const { text } of quotesFor(question, sources)) {
        tokens += Math.ceil(Buffer.byteLength(text) / bytesPerToken);
        if (tokens > maxOutputTokens) break;
        yield { type: 'text', text: between + text };
        between = '\n';
      }
      // No model was asked: none of its tokens were used.
      const usage = { inputTokens: 0, outputTokens: 0 };
      yield { type: 'finish', reason: tokens > maxOutputTokens ? 'length' : 'stop', usage };
    },
  };
}

function askedOf(id: string, messages: readonly TextMessage[]): { question: string; sources: Source[] } {
  const length = messages.reduce((sum, { content }) => sum + content.length, 0);
  if (length > mostCharacters) {
    throw new MillraceError('MODEL_REFUSED', `model ${id} takes ${mostCharacters} characters at most, not ${length}`);
  }
  const last = messages.findLast(({ role }) => role === 'user');
  const { question, text } = questionIn(last?.content ?? '');
  const said = messages.filter((message) => message !== last && message.role !== 'system');
  const texts = [text, ...said.map(({ content }) => content)].filter((one) => one !== '');
  return { question, sources: texts.map((one) => ({ text: one, headings: [], score: 1 })) };
}

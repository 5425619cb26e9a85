import { MillraceError } from '@millrace/contracts';
import type { TextMessage, TextModelCapabilities } from '@millrace/ports';
import type { TokenCounter } from '@millrace/tokens';
import type { Passage } from '../citations/passages.ts';
import type { Turn } from '../condense/turn.ts';
import { conversationInstruction, instruction, toolInstruction } from './instruction.ts';
import { renderPassage } from './render-passage.ts';

export interface PromptInput {
  readonly question: string;
  /** Best first. */
  readonly passages: readonly Passage[];
  readonly history: readonly Turn[];
  readonly systemPrompt?: string | undefined;
  readonly withTools: boolean;
  readonly maxOutputTokens: number;
  readonly capabilities: Pick<TextModelCapabilities, 'contextTokens'>;
  readonly count: TokenCounter;
}

export interface Prompt {
  readonly messages: readonly TextMessage[];
  /** Those of the passages that the model sees. */
  readonly passages: readonly Passage[];
  /** Tokens that are left for what tools find. */
  readonly room: number;
}

/** What a message costs besides its text, in tokens, and the definition of the tool. */
const perMessage = 8;
const toolTokens = 200;
/** Other models count otherwise than tiktoken: this share of the context stays free. */
const margin = 0.05;
/** Of the room beside the question: passages take no more at first, so that what was said, and what tools find, has its part. */
const shareOfPassages = 0.6;
const shareOfHistory = 0.5;

/**
 * The messages of a question, within the model's context by tiktoken: the best passages first, then what was said before, the newest first.
 * Throws `MODEL_INCAPABLE` where question and answer alone do not fit.
 */
export function buildPrompt(input: PromptInput): Prompt {
  const { question, passages, history, systemPrompt, withTools, maxOutputTokens, capabilities, count } = input;
  const rules = withTools ? `${instruction}\n${toolInstruction}` : instruction;
  const system = systemPrompt ? `${rules}\n\n${conversationInstruction(systemPrompt)}` : rules;
  const { contextTokens } = capabilities;
  const fixed = count(system) + count(question) + 4 * perMessage + (withTools ? toolTokens : 0);
  let room = Math.floor(contextTokens * (1 - margin)) - maxOutputTokens - fixed;

  const seen = fitPassages(passages, Math.floor(room * shareOfPassages), count);
  if (room <= 0 || (seen.passages.length === 0 && passages.length > 0)) {
    const needed = `${fixed} tokens of question and rules, ${maxOutputTokens} of the answer and a passage`;
    throw new MillraceError(
      'MODEL_INCAPABLE',
      `the model's context of ${contextTokens} tokens has no room for ${needed}`,
    );
  }
  room -= seen.tokens;
  const said = fitHistory(history, Math.floor(room * shareOfHistory), count);
  room -= said.tokens;
  const content = `${seen.passages.map(renderPassage).join('\n')}\n\nQuestion: ${question}`;
  const messages: TextMessage[] = [{ role: 'system', content: system }, ...said.turns, { role: 'user', content }];
  return { messages, passages: seen.passages, room };
}

/** The first passages that have room together, and their tokens. */
export function fitPassages(passages: readonly Passage[], room: number, count: TokenCounter) {
  const fitting: Passage[] = [];
  let tokens = 0;
  for (const passage of passages) {
    const more = count(renderPassage(passage)) + perMessage;
    if (tokens + more > room) continue;
    fitting.push(passage);
    tokens += more;
  }
  return { passages: fitting, tokens };
}

/** The newest turns that have room together; markers of earlier answers lead nowhere here and are left out. */
function fitHistory(history: readonly Turn[], room: number, count: TokenCounter) {
  const turns: Turn[] = [];
  let tokens = 0;
  for (const { role, content } of history.toReversed()) {
    const turn = { role, content: role === 'assistant' ? content.replace(/\s*\[\d+\]/g, '') : content };
    const more = count(turn.content) + perMessage;
    if (tokens + more > room) break;
    turns.unshift(turn);
    tokens += more;
  }
  return { turns, tokens };
}

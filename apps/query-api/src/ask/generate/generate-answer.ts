import { type AskEvent, MillraceError, type SearchHit } from '@millrace/contracts';
import type { TextMessage, TextModel, TextPart, TextToolCall } from '@millrace/ports';
import type { TokenCounter } from '@millrace/tokens';
import type { AnswerDraft } from '../citations/answer-draft.ts';
import { type Passages, retrievedEvent } from '../citations/passages.ts';
import { createMarkerFilter } from '../markers/marker-filter.ts';
import { fitPassages, type Prompt } from '../prompt/build-prompt.ts';
import { renderPassage } from '../prompt/render-passage.ts';
import { addUsage, type TokenUse } from '../token-use.ts';
import { calledQuery, searchTool } from './search-tool.ts';

export interface GenerateInput {
  readonly model: TextModel;
  readonly prompt: Prompt;
  readonly passages: Passages;
  readonly draft: AnswerDraft;
  /** Searches again for the model; absent where it may not. */
  readonly search?: ((query: string) => Promise<readonly SearchHit[]>) | undefined;
  readonly maxOutputTokens: number;
  readonly temperature?: number | undefined;
  readonly count: TokenCounter;
  /** Used before, to which those of all rounds are added. */
  readonly tokens: TokenUse;
  /** Whether the answer is read as it comes. */
  readonly streaming: boolean;
  readonly signal: AbortSignal;
}

export interface Generated {
  /** The model says that the passages do not hold the answer. */
  readonly unknown: boolean;
  readonly truncated: boolean;
  readonly tokens: TokenUse;
}

type Finish = Extract<TextPart, { type: 'finish' }>;
type FinishReason = Finish['reason'];

/** How often a model may search again before it must answer. */
const mostSearches = 3;
const mostCallsAtOnce = 4;

/** Lets the model write, and search again where it calls for that; the answer goes into the draft, its markers checked as they come. */
export async function* generateAnswer(input: GenerateInput): AsyncGenerator<AskEvent, Generated> {
  const { model, prompt, passages, draft, search, count, maxOutputTokens, temperature, streaming, signal } = input;
  const messages: TextMessage[] = [...prompt.messages];
  // Only what the model was shown may be cited.
  const shown = new Set(prompt.passages.map(({ marker }) => marker));
  let { room } = prompt;
  let tokens: TokenUse = input.tokens;

  for (let round = 0; ; round += 1) {
    const filter = createMarkerFilter((marker) => shown.has(marker));
    const tools = search && round < mostSearches ? [searchTool] : [];
    const said: { text: string; calls: TextToolCall[]; finish?: Finish } = {
      text: '',
      calls: [],
    };
    const asked = { messages, tools, maxOutputTokens, whole: !streaming, signal };
    const request = { ...asked, ...(temperature === undefined ? {} : { temperature }) };
    for await (const part of model.stream(request)) {
      if (part.type === 'text') {
        said.text += part.text;
        yield* draft.write(filter.push(part.text));
      } else if (part.type === 'finish') said.finish = part;
      else if (said.calls.length < mostCallsAtOnce) said.calls.push(part.call);
    }
    yield* draft.write(filter.end());
    tokens = addUsage(tokens, said.finish?.usage ?? {});
    if (said.calls.length === 0 || tools.length === 0 || !search) {
      const reason = said.finish?.reason;
      if (draft.text.trim() === '' && !filter.unknown) throw noAnswer(model.id, reason);
      const unknown = filter.unknown && draft.citations.length === 0;
      return { unknown, truncated: reason === 'length' || reason === 'content-filter', tokens };
    }

    if (draft.text !== '') yield* draft.write('\n\n');
    room -= count(said.text);
    messages.push({ role: 'assistant', content: said.text, toolCalls: said.calls });
    for (const { id, name, input: called } of said.calls) {
      const query = calledQuery(name, called);
      const found = query === undefined ? [] : passages.add(await search(query));
      const fitting = fitPassages(
        found.filter(({ marker }) => !shown.has(marker)),
        room,
        count,
      );
      room -= fitting.tokens;
      for (const { marker } of fitting.passages) shown.add(marker);
      if (query !== undefined) yield retrievedEvent(query, fitting.passages);
      const content = fitting.passages.map(renderPassage).join('\n') || 'Nothing more was found.';
      messages.push({ role: 'tool', callId: id, name, content });
    }
  }
}

function noAnswer(model: string, reason: FinishReason | undefined): MillraceError {
  return reason === 'content-filter'
    ? new MillraceError('MODEL_REFUSED', `the model '${model}' refuses to answer`)
    : new MillraceError('MODEL_UNAVAILABLE', `the model '${model}' gave an empty answer`);
}

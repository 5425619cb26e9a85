import type { AskEvent, AskInput, AskResponse } from '@millrace/contracts';
import type { Caller } from '@millrace/http';
import type { TextModel, TextModels } from '@millrace/ports';
import type { TokenCounter } from '@millrace/tokens';
import type { Conversations } from '../conversations/conversations.ts';
import type { Search } from '../search/search.ts';
import { chooseModel, outputTokensOf } from './choose-model.ts';
import type { AnswerDraft } from './citations/answer-draft.ts';
import { type Passage, type Passages, retrievedEvent } from './citations/passages.ts';
import { condenseQuestion } from './condense/condense-question.ts';
import { type Before, conversationBefore } from './conversation-before.ts';
import { extractAnswer } from './extract-answer.ts';
import { type Generated, generateAnswer } from './generate/generate-answer.ts';
import { type Answered, keepAnswer } from './keep-answer.ts';
import type { AskRecord } from './log/ask-record.ts';
import { buildPrompt } from './prompt/build-prompt.ts';
import type { TokenUse } from './token-use.ts';
import { unknownAnswer } from './unknown-answer.ts';

export interface AnswerDeps {
  readonly search: Search;
  readonly textModels: TextModels;
  readonly conversations: Conversations;
  readonly count: TokenCounter;
  /** With less evidence the answer is that it is not known, where the request does not say: of sentences, and before a model is asked. */
  readonly minEvidence: { readonly extractive: number; readonly generated: number };
}

export interface Asked {
  readonly caller: Caller;
  readonly request: AskInput;
  readonly requestId: string;
  /** Whether the answer is read as it comes. */
  readonly streaming: boolean;
}

/** A question while it is answered. */
export interface Answering extends Asked {
  readonly record: AskRecord;
  readonly passages: Passages;
  readonly draft: AnswerDraft;
  readonly signal: AbortSignal;
}

/** Condenses, searches, and answers by the model or with sentences; keeps the answer in its conversation. Nothing comes before the search is done. */
export async function* answerQuestion(deps: AnswerDeps, asking: Answering): AsyncGenerator<AskEvent, AskResponse> {
  const { caller, request, record, passages, draft, streaming, signal } = asking;
  const { question } = request;
  const model = await chooseModel(deps.textModels, request, streaming);
  const { minEvidence = deps.minEvidence[model ? 'generated' : 'extractive'] } = request;
  if (model) record.note({ model: model.id });
  const before = await conversationBefore(deps.conversations, caller, request);
  const { query: searchedQuery, tokens: condensing } = await record.timed('condense', () =>
    condenseQuestion(question, before.history, model, signal),
  );
  record.note({ searchedQuery, tokens: condensing });

  const found = await record.timed('search', () => deps.search(caller.tenant, searchFor(asking, searchedQuery)));
  signal.throwIfAborted();
  const hits = passages.add(found.hits);
  yield retrievedEvent(searchedQuery, hits);

  const enough = hits.length > 0 && found.evidence >= minEvidence;
  let generated: Generated = { unknown: !enough, truncated: false, tokens: condensing };
  const since = performance.now();
  try {
    if (enough && model) generated = yield* generate(deps, asking, model, before, hits, condensing);
    else if (enough) yield* extractAnswer(draft, question, searchedQuery, hits);
  } finally {
    record.took('generate', since);
  }
  const unknown = generated.unknown || draft.text === '';
  if (unknown) yield* draft.write((draft.text.trim() === '' ? '' : '\n\n') + unknownAnswer(question));
  const { truncated, tokens } = generated;
  record.note({ tokens });

  const answered: Answered = {
    answer: draft.text,
    kind: unknown ? 'unknown' : model ? 'generated' : 'extractive',
    citations: [...draft.citations],
    evidence: found.evidence,
    searchedQuery,
    ...(enough && model ? { model: model.id } : {}),
    truncated,
    tokens,
    logId: record.logId,
  };
  const kept = await keepAnswer(deps.conversations, caller, request, answered);
  record.note(kept);
  return { ...answered, ...kept, latenciesMs: record.latencies() };
}

function searchFor({ request }: Answering, query: string) {
  const { collection, filter, documentIds, weights, passages: limit } = request;
  return { query, collection, filter, documentIds, weights, limit };
}

async function* generate(
  { search, count }: AnswerDeps,
  asking: Answering,
  model: TextModel,
  { history, systemPrompt }: Before,
  hits: readonly Passage[],
  tokens: TokenUse,
): AsyncGenerator<AskEvent, Generated> {
  const { caller, request, record, passages, draft, streaming, signal } = asking;
  const { question, temperature, tools = model.capabilities.tools } = request;
  const maxOutputTokens = outputTokensOf(model, request);
  const { capabilities } = model;
  const prompt = buildPrompt({
    question,
    passages: hits,
    history,
    systemPrompt,
    withTools: tools,
    maxOutputTokens,
    capabilities,
    count,
  });
  const searchAgain = async (query: string) =>
    (await record.timed('search', () => search(caller.tenant, searchFor(asking, query)))).hits;
  return yield* generateAnswer({
    model,
    prompt,
    passages,
    draft,
    search: tools ? searchAgain : undefined,
    maxOutputTokens,
    temperature,
    count,
    tokens,
    streaming,
    signal,
  });
}

import { type AskEvent, toMillraceError } from '@millrace/contracts';
import type { Clock } from '@millrace/ports';
import { type AnswerDeps, type Asked, answerQuestion } from './answer-question.ts';
import { createAnswerDraft } from './citations/answer-draft.ts';
import { createPassages } from './citations/passages.ts';
import { openRecord } from './log/ask-record.ts';
import { type LogDeps, sendLog } from './log/send-log.ts';

export interface AskDeps extends AnswerDeps, LogDeps {
  readonly clock: Clock;
}

/**
 * Answers a question, told as it goes; the last event is `done`. Whatever becomes of it, the question is logged once: also when it is
 * refused, when it fails, and when `signal` aborts or nobody reads on, which stops the model.
 */
export async function* ask(deps: AskDeps, asked: Asked, signal: AbortSignal): AsyncGenerator<AskEvent> {
  const passages = createPassages();
  const draft = createAnswerDraft(passages);
  const record = openRecord(asked.caller, asked.request, asked.requestId, deps.clock.now());
  let outcome: 'answered' | 'unknown' | 'failed' | 'aborted' = 'aborted';
  let errorCode: string | undefined;
  try {
    const response = yield* answerQuestion(deps, { ...asked, record, passages, draft, signal });
    outcome = response.kind === 'unknown' ? 'unknown' : 'answered';
    yield { event: 'done', data: response };
  } catch (error) {
    if (!signal.aborted) {
      outcome = 'failed';
      errorCode = toMillraceError(error).code;
    }
    throw error;
  } finally {
    const cited = new Set(draft.citations.map(({ marker }) => marker));
    await sendLog(deps, record.event(outcome, passages, cited, errorCode));
  }
}

import { deadLetterQueue, MillraceError, messageHeaders } from '@millrace/contracts';
import { type Logger, silentLogger } from '@millrace/ports';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answered, asked, type Handle, openAnswerer, task } from './testing/answerer.ts';
import { messageFor } from './testing/run-once.ts';

describe('a worker', () => {
  let answerer: ReturnType<typeof openAnswerer>;
  beforeEach(() => {
    answerer = openAnswerer();
  });
  afterEach(() => answerer.close());

  it('publishes what the handler returns, with ids that follow from the message', async () => {
    const answers = await answerer.collect('test.answers', [answered.type]);
    await answerer.start(async (question) => question.toUpperCase());
    const message = messageFor(asked, { question: 'why' });
    await answerer.bus.publish(message);
    await answerer.bus.publish(message);
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    expect(answers[0]?.id).toBe(answers[1]?.id);
    expect(JSON.parse(Buffer.from(answers[0]?.body ?? []).toString()).data).toEqual({ answer: 'WHY' });
  });

  it('carries the trace of the message to what it publishes', async () => {
    const answers = await answerer.collect('test.answers', [answered.type]);
    await answerer.start(async (question) => question);
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const message = messageFor(asked, { question: 'why' });
    await answerer.bus.publish({ ...message, headers: { [messageHeaders.traceparent]: traceparent } });
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    expect(String(answers[0]?.headers.traceparent)).toMatch(
      /^00-0af7651916cd43dd8448eb211c80319c-(?!b7ad6b7169203331)/,
    );
  });

  it('names in its log the request that a message comes from, by its task or by its own data', async () => {
    const named: unknown[] = [];
    const recording = (bound: object): Logger => ({
      ...silentLogger,
      warn: (fields) => named.push({ ...bound, ...fields }),
      child: (fields) => recording({ ...bound, ...fields }),
    });
    const handle = () => Promise.reject(new MillraceError('NO_TEXT', 'empty'));
    await answerer.start(handle, { log: recording({}), concurrency: 1 });
    await answerer.bus.publish(messageFor(asked, { question: 'one', task: { ...task, requestId: 'r-1' } }));
    await answerer.bus.publish(messageFor(asked, { question: 'two', requestId: 'r-2' }));
    await vi.waitFor(() => expect(named).toHaveLength(2));
    expect(named).toMatchObject([{ taskId: task.taskId, requestId: 'r-1' }, { requestId: 'r-2' }]);
  });

  it('tries again after a failure and counts the attempts', async () => {
    const answers = await answerer.collect('test.answers', [answered.type]);
    const attempts: number[] = [];
    await answerer.start(async (question, attempt) => {
      attempts.push(attempt);
      if (attempt < 3) throw new Error('not yet');
      return question;
    });
    await answerer.bus.publish(messageFor(asked, { question: 'why', task }));
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    expect(attempts).toEqual([1, 2, 3]);
    expect(answerer.states.updates.filter(({ error }) => error)).toMatchObject([
      { attempt: 1, error: { code: 'STAGE_FAILED', message: 'not yet', retryable: true, stage: 'answerer' } },
      { attempt: 2 },
    ]);
  });

  it('ends a message as a dead letter with its reason when the attempts are used up', async () => {
    const dead = await answerer.collect(deadLetterQueue);
    await answerer.start(() => Promise.reject(new Error('never')), { maxAttempts: 2 });
    const message = messageFor(asked, { question: 'why' });
    await answerer.bus.publish(message);
    await vi.waitFor(() => expect(dead).toHaveLength(1));
    expect(dead[0]).toMatchObject({
      id: message.id,
      body: message.body,
      headers: {
        'millrace-attempt': 2,
        'millrace-stage': 'answerer',
        'millrace-queue': 'test.questions',
        'millrace-code': 'STAGE_FAILED',
        'millrace-reason': 'never',
      },
    });
  });

  it('gives up at once on a permanent failure', async () => {
    const dead = await answerer.collect(deadLetterQueue);
    const handle = vi.fn<Handle>(() => Promise.reject(new MillraceError('CORRUPT_DOCUMENT', 'the end is missing')));
    await answerer.start(handle);
    await answerer.bus.publish(messageFor(asked, { question: 'why' }));
    await vi.waitFor(() => expect(dead).toHaveLength(1));
    expect(handle).toHaveBeenCalledTimes(1);
  });

  it('ends malformed messages as dead letters and goes on with the good ones', async () => {
    const dead = await answerer.collect(deadLetterQueue);
    const answers = await answerer.collect('test.answers', [answered.type]);
    await answerer.start(async (question) => question);
    const good = messageFor(asked, { question: 'why' });
    await answerer.bus.send('test.questions', { ...good, id: 'm1', body: Buffer.from('{"specversion":') });
    await answerer.bus.send('test.questions', {
      ...good,
      id: 'm2',
      body: Buffer.from('{"specversion":"1.0","id":"1","source":"s","type":"test.asked","data":{}}'),
    });
    await answerer.bus.send('test.questions', {
      ...good,
      id: 'm3',
      contentType: 'application/json',
      type: 'test.unknown',
      body: Buffer.from('{}'),
    });
    await answerer.bus.publish(good);
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    await vi.waitFor(() => expect(dead).toHaveLength(3));
    expect(dead.map(({ id, headers }) => [id, headers['millrace-code']]).sort()).toEqual([
      ['m1', 'MALFORMED_MESSAGE'],
      ['m2', 'MALFORMED_MESSAGE'],
      ['m3', 'UNKNOWN_EVENT'],
    ]);
  });

  it('takes plain JSON whose id and type are properties of the message', async () => {
    const answers = await answerer.collect('test.answers', [answered.type]);
    await answerer.start(async (question) => question);
    await answerer.bus.send('test.questions', {
      id: 'm1',
      type: asked.type,
      contentType: 'application/json',
      headers: {},
      body: Buffer.from('{"question":"why"}'),
    });
    await vi.waitFor(() => expect(answers).toHaveLength(1));
  });

  it('retries what takes too long, even where the handler does not heed its signal', async () => {
    const dead = await answerer.collect(deadLetterQueue);
    await answerer.start(() => new Promise(() => {}), { timeoutMs: 20, maxAttempts: 2 });
    await answerer.bus.publish(messageFor(asked, { question: 'why' }));
    await vi.waitFor(() => expect(dead).toHaveLength(1));
    expect(dead[0]?.headers).toMatchObject({ 'millrace-code': 'STAGE_TIMEOUT', 'millrace-attempt': 2 });
  });
});

import { deadLetterQueue, MillraceError, type TaskState } from '@millrace/contracts';
import { stateToldBy } from '@millrace/ports';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answered, asked, type Handle, openAnswerer, task } from './testing/answerer.ts';
import { messageFor } from './testing/run-once.ts';

const cancelled: TaskState = stateToldBy({ task, status: 'cancelled', attempt: 1 }, new Date(0));

describe('a worker and the tasks that are cancelled', () => {
  let answerer: ReturnType<typeof openAnswerer>;
  let answers: unknown[];
  let dead: unknown[];
  beforeEach(async () => {
    answerer = openAnswerer();
    answers = await answerer.collect('test.answers', [answered.type]);
    dead = await answerer.collect(deadLetterQueue);
  });
  afterEach(() => answerer.close());

  const ask = (envelope = task) => answerer.bus.publish(messageFor(asked, { question: 'why', task: envelope }));
  const isDone = () => vi.waitFor(() => expect(answerer.outcomes).toEqual(['done']));

  it('does not begin with the work of one, nor shows it at work', async () => {
    vi.spyOn(answerer.states, 'get').mockResolvedValue(cancelled);
    const handle = vi.fn<Handle>(async (question) => question);
    await answerer.start(handle);
    await ask();
    await isDone();
    expect(handle).not.toHaveBeenCalled();
    expect(answerer.states.updates).toEqual([]);
    expect([answers, dead]).toEqual([[], []]);
  });

  it('breaks off the work of one, also where the handler does not heed its signal', async () => {
    const looks = vi.spyOn(answerer.states, 'get').mockResolvedValueOnce(undefined).mockResolvedValueOnce(undefined);
    let signal: AbortSignal | undefined;
    await answerer.start((_question, _attempt, given) => {
      signal = given;
      looks.mockResolvedValue(cancelled);
      return new Promise(() => {});
    });
    await ask();
    await isDone();
    expect(signal?.reason).toMatchObject({ code: 'TASK_CANCELLED' });
    expect([answers, dead]).toEqual([[], []]);
  });

  it('breaks off what waits for a dependency', async () => {
    const looks = vi.spyOn(answerer.states, 'get');
    const down = () => Promise.reject(new MillraceError('DEPENDENCY_UNAVAILABLE', 'down', { dependency: 'postgres' }));
    const running = await answerer.start(down, { dependencies: { postgres: down } });
    await ask();
    await vi.waitFor(() => expect(running.waitingFor()).toEqual({ postgres: 'answerer holds its messages: down' }));
    looks.mockResolvedValue(cancelled);
    await isDone();
    expect(running.waitingFor()).toEqual({});
  });

  it('does the work of a run that was begun after it', async () => {
    vi.spyOn(answerer.states, 'get').mockResolvedValue(cancelled);
    await answerer.start(async (question) => question);
    await ask({ ...task, run: 1 });
    await vi.waitFor(() => expect(answers).toHaveLength(1));
  });

  it.each([
    ['fails', () => Promise.reject(new Error('refused'))],
    ['does not answer', () => new Promise<never>(() => {})],
  ])('works on while the store of states %s', async (_, get) => {
    vi.spyOn(answerer.states, 'get').mockImplementation(get);
    await answerer.start(async (question) => question);
    await Promise.all([ask(), ask(), ask()]);
    await vi.waitFor(() => expect(answers).toHaveLength(3));
  });

  it('looks at no task where there is none, and once where the work is short', async () => {
    const looks = vi.spyOn(answerer.states, 'get');
    await answerer.start(async (question) => question);
    await answerer.bus.publish(messageFor(asked, { question: 'why' }));
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    expect(looks).not.toHaveBeenCalled();
    await ask();
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    expect(looks).toHaveBeenCalledTimes(1);
  });

  it('is done with a message whose stage finds its task cancelled', async () => {
    await answerer.start(() => Promise.reject(new MillraceError('TASK_CANCELLED', 'cancelled in Postgres')));
    await ask();
    await isDone();
    expect([answers, dead]).toEqual([[], []]);
  });
});

import { EventEmitter } from 'node:events';
import type { ServerHttp2Session } from 'node:http2';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepAlive } from './keep-alive.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function fakeSession(ping: (answered: () => void) => void) {
  const session = Object.assign(new EventEmitter(), {
    destroyed: false,
    ping: vi.fn(ping),
    destroy: vi.fn(),
  });
  keepAlive(session as unknown as ServerHttp2Session);
  return session;
}

it('ends a connection that does not answer', () => {
  const session = fakeSession(() => {});
  vi.advanceTimersByTime(49_000);
  expect(session.destroy).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2_000);
  expect(session.destroy).toHaveBeenCalled();
});

it('keeps one that answers, and asks it no more once it is closed', () => {
  const session = fakeSession((answered) => setTimeout(answered, 1_000));
  vi.advanceTimersByTime(200_000);
  expect(session.ping).toHaveBeenCalledTimes(6);
  session.emit('close');
  vi.advanceTimersByTime(200_000);
  expect(session.ping).toHaveBeenCalledTimes(6);
  expect(session.destroy).not.toHaveBeenCalled();
});

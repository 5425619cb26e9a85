import { once } from 'node:events';
import { constants, type Http2Server, type ServerHttp2Session } from 'node:http2';
import { setTimeout as delay } from 'node:timers/promises';
import { keepAlive } from './keep-alive.ts';

const highestStream = 2 ** 31 - 1;

/** A client that has nothing to read reads no ping either, and would not answer. */
const noticeMs = 100;

/**
 * Follows the connections of `server`; gives what closes it: clients are told to go elsewhere and no call that they have begun is refused
 * (the two GOAWAY frames of RFC 9113, section 6.8), calls in flight are let end for `drainMs`, then cut.
 */
export function drainable(server: Http2Server): (drainMs: number) => Promise<void> {
  const sessions = new Set<ServerHttp2Session>();
  server.on('session', (session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
    keepAlive(session);
  });
  return async (drainMs) => {
    const closed = once(server, 'close');
    const noticed = Promise.all([...sessions].map(giveNotice));
    const giveUp = new AbortController();
    await Promise.race([noticed, delay(Math.min(noticeMs, drainMs), undefined, { signal: giveUp.signal })]);
    giveUp.abort();
    server.close();
    const cut = setTimeout(() => {
      for (const session of sessions) session.destroy();
    }, drainMs);
    await closed;
    clearTimeout(cut);
  };
}

/** Resolves once the client has read that it shall begin no more calls: what it sent before has come in by then. */
function giveNotice(session: ServerHttp2Session): Promise<void> {
  return new Promise((resolve) => {
    if (session.closed || session.destroyed) return resolve();
    session.once('close', resolve);
    session.goaway(constants.NGHTTP2_NO_ERROR, highestStream);
    session.ping(() => resolve());
  });
}

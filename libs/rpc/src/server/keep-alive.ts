import type { ServerHttp2Session } from 'node:http2';

const pingEveryMs = 30_000;
const answerWithinMs = 20_000;

/** Ends a connection whose other end has vanished without a word, and with it the calls that nobody waits for any more. */
export function keepAlive(session: ServerHttp2Session): void {
  const pings = setInterval(() => {
    if (session.destroyed) return;
    const silence = setTimeout(() => session.destroy(), answerWithinMs).unref();
    session.ping(() => clearTimeout(silence));
  }, pingEveryMs).unref();
  session.once('close', () => clearInterval(pings));
}

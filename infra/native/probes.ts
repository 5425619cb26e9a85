import { connect } from 'node:net';

const TIMEOUT_MS = 2_000;

/** Whether a GET gives a status below 400. */
export async function answersHttp(url: string, headers: Record<string, string> = {}): Promise<boolean> {
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/** Whether a server, sent `request`, begins its answer with `expected`; an empty `expected` asks for a connection only. */
export function answersTcp(port: number, request = '', expected = ''): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: TIMEOUT_MS });
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    let received = '';
    socket.once('connect', () => (expected === '' ? settle(true) : socket.write(request)));
    socket.on('data', (bytes) => {
      received += bytes.toString('latin1');
      if (received.length >= expected.length) settle(received.startsWith(expected));
    });
    socket.once('timeout', () => settle(false));
    socket.once('error', () => settle(false));
    socket.once('close', () => settle(false));
  });
}

import { once } from 'node:events';
import { connect } from 'node:net';

/** `FLUSHALL`, by the protocol itself (RESP): no client of ours would offer it. */
export async function flushRedis(environment: Readonly<Record<string, string>>): Promise<void> {
  const socket = connect(Number(environment.REDIS_PORT), environment.REDIS_HOST);
  await once(socket, 'connect');
  const password = environment.REDIS_PASSWORD;
  socket.write(`${password ? `AUTH ${password}\r\n` : ''}FLUSHALL\r\nQUIT\r\n`);
  let answer = '';
  for await (const data of socket) answer += data;
  const expected = password ? '+OK\r\n+OK\r\n+OK\r\n' : '+OK\r\n+OK\r\n';
  if (answer !== expected) throw new Error(`Redis answered: ${answer.trim()}`);
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';

/** Starts the program where it finds no server, and gives what it said when it ended. */
async function run(environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { PATH: process.env.PATH, LOG_LEVEL: 'silent', POSTGRES_PORT: '1', REDIS_PORT: '1', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return { said, code };
}

it('ends, and says why, where a port does not open or other machines could call without keys', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const [grpc, http, open] = await Promise.all([
    run({ MILLRACE_HTTP_PORT: '0', MILLRACE_GRPC_PORT: String(port) }),
    run({ MILLRACE_HTTP_PORT: String(port), MILLRACE_GRPC_PORT: '0' }),
    run({ MILLRACE_HTTP_PORT: '0', MILLRACE_GRPC_PORT: '0', MILLRACE_GRPC_HOST: '0.0.0.0' }),
  ]);
  other.close();
  const reason = (setting: string) => `port ${port} on 127.0.0.1 is in use by another program; set ${setting}`;
  expect(grpc).toEqual({ code: 1, said: expect.stringContaining(reason('MILLRACE_GRPC_PORT')) });
  expect(http).toEqual({ code: 1, said: expect.stringContaining(reason('MILLRACE_HTTP_PORT')) });
  expect(open).toEqual({ code: 78, said: expect.stringContaining('MILLRACE_GRPC_HOST is 0.0.0.0') });
});

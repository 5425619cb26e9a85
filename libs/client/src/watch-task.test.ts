import type { TaskState } from '@millrace/contracts';
import { describe, expect, it } from 'vitest';
import { createClient } from './client.ts';
import { type Answer, problem, scriptedServer } from './testing/scripted-server.ts';

function state(status: TaskState['status']): string {
  const data: TaskState = {
    taskId: 't',
    tenant: 'default',
    collection: 'default',
    documentId: 'd',
    name: '报告.txt',
    status,
    run: 0,
    attempt: 1,
    progress: { embedded: 0, indexed: 0 },
    superseded: false,
    warnings: [],
    acceptedAt: '2026-04-01T00:00:00.000Z',
    updatedAt: '2026-04-01T00:00:00.000Z',
  };
  return `event: state\ndata: ${JSON.stringify(data)}\n\n`;
}

const stream = (...pieces: readonly (string | Buffer)[]): Answer => {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const piece of pieces) response.write(piece);
    response.end();
  };
};

async function statusesOf(...answers: readonly Answer[]): Promise<string[]> {
  await using server = await scriptedServer(...answers);
  const seen: string[] = [];
  for await (const { status } of createClient({ apiUrl: server.url }).watch('t')) seen.push(status);
  return seen;
}

describe('watch', () => {
  it('gives each state up to the final one, and leaves out heartbeats', async () => {
    expect(await statusesOf(stream(state('queued'), ': still here\n\n', state('completed')))).toEqual([
      'queued',
      'completed',
    ]);
  });

  it('puts events together that come in pieces, cut inside a character too', async () => {
    const bytes = Buffer.from(state('parsing') + state('failed'));
    const cut = bytes.indexOf(Buffer.from('报')) + 1;
    expect(await statusesOf(stream(bytes.subarray(0, cut), bytes.subarray(cut)))).toEqual(['parsing', 'failed']);
  });

  it('opens a stream again that was lost', async () => {
    const lost: Answer = (response) => {
      stream(state('parsing'))(response);
      response.destroy();
    };
    const statuses = await statusesOf(
      lost,
      problem('SHUTTING_DOWN', 503),
      stream(state('embedding'), state('completed')),
    );
    expect(statuses.slice(-2)).toEqual(['embedding', 'completed']);
  });

  it('fails where there is no such task', async () => {
    await expect(statusesOf(problem('TASK_NOT_FOUND', 404))).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' });
    const told = stream(
      'event: error\ndata: {"type":"x","title":"x","status":404,"code":"TASK_NOT_FOUND","detail":"gone"}\n\n',
    );
    await expect(statusesOf(told)).rejects.toMatchObject({ code: 'TASK_NOT_FOUND', message: 'gone' });
  });

  it('ends when told to', async () => {
    await using server = await scriptedServer((response) => response.writeHead(200).write(state('parsing')));
    const abort = new AbortController();
    const watched = createClient({ apiUrl: server.url }).watch('t', abort.signal);
    expect((await watched.next()).value).toMatchObject({ status: 'parsing' });
    abort.abort();
    await expect(watched.next()).rejects.toMatchObject({ name: 'AbortError' });
  });
});

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preparePglite } from '@millrace/database/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Standalone, startStandalone } from './standalone.ts';

describe('the id of a request', () => {
  let folder: string;
  let running: Standalone;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'millrace-request-ids-'));
    await preparePglite(join(folder, 'data/postgres'));
    const settings = { LOG_DIR: join(folder, 'logs'), LOG_LEVEL: 'debug' };
    running = await startStandalone({ port: 0, dataDir: join(folder, 'data'), settings });
  });
  afterEach(async () => {
    await running.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** The lines of the log that bear `requestId`. */
  async function linesOf(requestId: string): Promise<Record<string, unknown>[]> {
    const text = await readFile(join(folder, 'logs', 'millrace.1.log'), 'utf8');
    const lines: Record<string, unknown>[] = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    return lines.filter((line) => line.requestId === requestId);
  }

  it('is in the logs of every stage that works for the request, and in its answer', async () => {
    const form = new FormData();
    form.append('file', new Blob(['PK\u0003\u0004 no archive']), 'broken.docx');
    const response = await fetch(`${running.url}/api/v1/documents/upload`, {
      method: 'POST',
      headers: { 'x-request-id': 'order-7:upload' },
      body: form,
    });
    expect(response.headers.get('x-request-id')).toBe('order-7:upload');
    const { taskId } = (await response.json()) as { taskId: string };
    await expect
      .poll(() => linesOf('order-7:upload'), { timeout: 20_000 })
      .toEqual([
        expect.objectContaining({ method: 'POST', url: '/api/v1/documents/upload', status: 202 }),
        expect.objectContaining({ stage: 'parser', taskId, level: 'warn', code: expect.any(String) }),
      ]);
  });

  it('is in the logs of what fails at once', async () => {
    const url = `${running.url}/api/v1/tasks/nothing`;
    const problem = await (await fetch(url, { headers: { 'x-request-id': 'look-1' } })).json();
    expect(problem).toMatchObject({ code: 'VALIDATION_ERROR', requestId: 'look-1' });
    await expect
      .poll(() => linesOf('look-1'), { timeout: 20_000 })
      .toMatchObject([{ code: 'VALIDATION_ERROR' }, { status: 400 }]);
  });
});

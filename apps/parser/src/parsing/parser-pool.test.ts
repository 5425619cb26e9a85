import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { openParserPool, type ParserPool, type ParserPoolOptions } from './parser-pool.ts';

const childMain = new URL('./testing/scripted-child.ts', import.meta.url);
const nowhere = join(tmpdir(), 'millrace-no-such-file');
const never = new AbortController().signal;
let pool: ParserPool;

function open(options: Partial<ParserPoolOptions> = {}): void {
  pool = openParserPool({ processes: 1, memoryMb: 256, timeoutMs: 20_000, childMain, ...options });
}

/** What the scripted child says after doing `act`. */
async function run(act: string, signal = never): Promise<string | undefined> {
  const { blocks } = await pool.parse(nowhere, { name: act }, signal);
  return blocks[0]?.text;
}

afterEach(() => pool.close());

describe('a parser pool of parsers', () => {
  it.each(['original', 'original.pdf', 'original.docx'])('reads a PDF that lies in a file called %s', async (name) => {
    const folder = await mkdtemp(join(tmpdir(), 'millrace-parsing-'));
    try {
      const file = join(folder, name);
      await copyFile(new URL('../../../../examples/documents/annual-report.en.pdf', import.meta.url), file);
      pool = openParserPool({ processes: 1, memoryMb: 512, timeoutMs: 25_000 });
      const document = await pool.parse(file, { name: 'report' }, never);
      expect(document).toMatchObject({ contentType: 'application/pdf', pages: 3 });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('a parser pool', () => {
  it('reads one document after another in the same child', async () => {
    open();
    expect(await run('answer')).toBe(await run('answer'));
  });

  it('reads as many documents at once as it has processes', async () => {
    open({ processes: 2 });
    const children = await Promise.all([run('answer'), run('answer'), run('answer'), run('answer')]);
    expect(new Set(children).size).toBe(2);
  });

  it('gives a child nothing of its environment, and no file to write', async () => {
    open();
    expect(await run('environment')).not.toMatch(/PATH|HOME|USER/);
    await expect(run('write')).rejects.toThrow(/permission/i);
    expect(existsSync(nowhere)).toBe(false);
  });

  it('kills a child that takes too long, and goes on with another one', async () => {
    open({ timeoutMs: 4_000 });
    await expect(run('hang')).rejects.toMatchObject({ code: 'PARSER_TIMEOUT' });
    expect(await run('answer')).toMatch(/^\d+$/);
  });

  it('kills a child whose native memory grows past the limit', async () => {
    open();
    await expect(run('fill memory')).rejects.toMatchObject({ code: 'PARSER_OUT_OF_MEMORY' });
    expect(await run('answer')).toMatch(/^\d+$/);
  });

  it('tells a full heap from a crash', async () => {
    open();
    await expect(run('fill heap')).rejects.toMatchObject({ code: 'PARSER_OUT_OF_MEMORY' });
  });

  it('takes a document for damaged that crashes a fresh child', async () => {
    open();
    await run('answer');
    await expect(run('crash')).rejects.toMatchObject({ code: 'CORRUPT_DOCUMENT' });
    await expect(run('exit')).rejects.toMatchObject({ code: 'CORRUPT_DOCUMENT' });
    expect(await run('answer')).toMatch(/^\d+$/);
  });

  it('gives a document another chance when the child that it crashed had read others', async () => {
    open();
    const used = await run('answer');
    const fresh = await run('crash when used');
    expect(fresh).toMatch(/^\d+$/);
    expect(fresh).not.toBe(used);
  });

  it('kills the child of an aborted document', async () => {
    open();
    const before = await run('answer');
    const abort = new AbortController();
    const hanging = run('hang', abort.signal);
    await nextTurn();
    abort.abort(new Error('cancelled'));
    await expect(hanging).rejects.toThrow('cancelled');
    expect(await run('answer')).not.toBe(before);
  });

  it('lets an aborted document leave the queue', async () => {
    open();
    const first = new AbortController();
    const second = new AbortController();
    const hanging = run('hang', first.signal);
    const waiting = run('answer', second.signal);
    await nextTurn();
    second.abort(new Error('left'));
    await expect(waiting).rejects.toThrow('left');
    first.abort(new Error('done'));
    await expect(hanging).rejects.toThrow('done');
    expect(await run('answer')).toMatch(/^\d+$/);
  });

  it('refuses what is in hand and what waits when it closes, and closes twice', async () => {
    open();
    const both = [run('hang'), run('answer')];
    const outcomes = Promise.allSettled(both);
    await nextTurn();
    await pool.close();
    await pool.close();
    expect(await outcomes).toMatchObject([
      { reason: { code: 'SHUTTING_DOWN' } },
      { reason: { code: 'SHUTTING_DOWN' } },
    ]);
    await expect(run('answer')).rejects.toMatchObject({ code: 'SHUTTING_DOWN' });
  });

  it('asks for another attempt when its children do not start', async () => {
    open({ childMain: new URL('./testing/no-such-child.ts', import.meta.url) });
    await expect(run('answer')).rejects.toMatchObject({ code: 'STAGE_FAILED', retryable: true });
  });
});

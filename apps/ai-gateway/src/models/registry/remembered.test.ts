import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { remember } from './remembered.ts';

describe('a memory of what is read', () => {
  let nowMs = 0;
  let reads: string[] = [];
  let answer: (key: string) => Promise<string>;
  const clock = { now: () => new Date(nowMs), sleep: (_ms: number, signal?: AbortSignal) => untilAborted(signal) };
  const untilAborted = (signal?: AbortSignal) => sleep(5, undefined, signal ? { signal } : {}).catch(() => {});
  const memory = () =>
    remember(
      (key) => {
        reads.push(key);
        return answer(key);
      },
      { freshMs: 500, patienceMs: 1_000, most: 2, clock },
    );

  beforeEach(() => {
    nowMs = 1_000;
    reads = [];
    answer = async (key) => `${key}${reads.length}`;
  });

  it('is asked again when it is no longer fresh', async () => {
    const { get } = memory();
    expect([await get('a'), await get('a')]).toEqual(['a1', 'a1']);
    nowMs += 500;
    expect(await get('a')).toBe('a2');
  });

  it('reads once for all who ask at the same time', async () => {
    const { get } = memory();
    expect(await Promise.all([get('a'), get('a'), get('a')])).toEqual(['a1', 'a1', 'a1']);
    expect(reads).toEqual(['a']);
  });

  it('goes on with what it knows while nothing can be read, and tries again', async () => {
    const { get } = memory();
    await get('a');
    answer = async () => Promise.reject(new Error('down'));
    nowMs += 500;
    expect([await get('a'), await get('a')]).toEqual(['a1', 'a1']);
    expect(reads).toHaveLength(2);
    nowMs += 500;
    answer = async () => 'back';
    expect(await get('a')).toBe('back');
  });

  it('waits for no answer where it knows one', async () => {
    const { get } = memory();
    await get('a');
    answer = () => new Promise(() => {});
    nowMs += 500;
    expect(await get('a')).toBe('a1');
  });

  it('fails as the read does where nothing is known', async () => {
    answer = async () => Promise.reject(new Error('down'));
    await expect(memory().get('a')).rejects.toThrow('down');
  });

  it('gives nothing that was read before it was told to forget', async () => {
    const { get, forget } = memory();
    const old = Promise.withResolvers<string>();
    answer = () => old.promise;
    const asked = get('a');
    forget('a');
    answer = async () => 'new';
    expect(await get('a')).toBe('new');
    old.resolve('old');
    expect([await asked, await get('a')]).toEqual(['old', 'new']);
  });

  it('remembers so many keys, and the latest ones', async () => {
    const { get } = memory();
    for (const key of ['a', 'b', 'c', 'c', 'b', 'a']) await get(key);
    expect(reads).toEqual(['a', 'b', 'c', 'a']);
  });
});

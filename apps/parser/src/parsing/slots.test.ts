import { describe, expect, it } from 'vitest';
import { createSlots } from './slots.ts';

const never = new AbortController().signal;

describe('createSlots', () => {
  it('admits so many at once, and the others in their order', async () => {
    const slots = createSlots(2);
    const order: number[] = [];
    const holders = [1, 2, 3, 4].map(async (holder) => {
      const release = await slots.acquire(never);
      order.push(holder);
      return release;
    });
    const [first, second] = [await holders[0], await holders[1]];
    expect(order).toEqual([1, 2]);
    second?.();
    (await holders[2])?.();
    await holders[3];
    expect(order).toEqual([1, 2, 3, 4]);
    first?.();
  });

  it('gives a slot back once, however often it is released', async () => {
    const slots = createSlots(1);
    const release = await slots.acquire(never);
    release();
    release();
    await slots.acquire(never);
    const abort = new AbortController();
    const third = slots.acquire(abort.signal);
    abort.abort(new Error('still taken'));
    await expect(third).rejects.toThrow('still taken');
  });

  it('forgets who has left', async () => {
    const slots = createSlots(1);
    const release = await slots.acquire(never);
    const abort = new AbortController();
    const left = slots.acquire(abort.signal);
    const next = slots.acquire(never);
    abort.abort(new Error('left'));
    await expect(left).rejects.toThrow('left');
    release();
    await expect(next).resolves.toBeTypeOf('function');
  });
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAvailability } from './availability.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const longBreak = new Error('down');
const open = () => createAvailability({ graceMs: 2_000, onLongBreak: () => longBreak });

it('lets callers wait for the first connection', async () => {
  const availability = open();
  const waiting = availability.up();
  availability.back();
  await expect(waiting).resolves.toBeUndefined();
  await expect(availability.up()).resolves.toBeUndefined();
});

it('lets callers wait out a short break', async () => {
  const availability = open();
  availability.back();
  availability.lost();
  vi.advanceTimersByTime(1_999);
  const waiting = availability.up();
  availability.back();
  await expect(waiting).resolves.toBeUndefined();
});

it('refuses those who wait when the break gets long, and all others at once until it ends', async () => {
  const availability = open();
  const waiting = availability.up();
  vi.advanceTimersByTime(2_000);
  await expect(waiting).rejects.toBe(longBreak);
  availability.lost();
  await expect(availability.up()).rejects.toBe(longBreak);
  availability.back();
  await expect(availability.up()).resolves.toBeUndefined();
});

it('counts the grace from the beginning of each break', async () => {
  const availability = open();
  availability.lost();
  vi.advanceTimersByTime(1_500);
  availability.back();
  availability.lost();
  vi.advanceTimersByTime(1_500);
  const waiting = availability.up();
  vi.advanceTimersByTime(500);
  await expect(waiting).rejects.toBe(longBreak);
});

it('refuses all once it has ended', async () => {
  const availability = open();
  const waiting = availability.up();
  const closed = new Error('closed');
  availability.end(closed);
  await expect(waiting).rejects.toBe(closed);
  await expect(availability.up()).rejects.toBe(closed);
});

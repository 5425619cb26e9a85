import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { TwoTaskStates } from './two-task-states.ts';

const anHourMs = 3_600_000;

export function givesAcceptanceTimes(two: () => TwoTaskStates): void {
  describe('acceptance times', () => {
    it('gives each generation of a document a later time than the one before', async () => {
      const { one, other } = two();
      const documentId = randomUUID();
      const times: number[] = [];
      for (let index = 0; index < 20; index++)
        times.push(await (index % 2 ? one : other).acceptanceTime('acme', documentId));
      expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
    });

    it('gives two clients that ask at once different times', async () => {
      const { one, other } = two();
      const documentId = randomUUID();
      const asked = Array.from({ length: 50 }, (_, index) =>
        (index % 2 ? one : other).acceptanceTime('acme', documentId),
      );
      expect(new Set(await Promise.all(asked)).size).toBe(50);
    });

    it('gives whole milliseconds of the present', async () => {
      const time = await two().one.acceptanceTime('acme', randomUUID());
      expect(Number.isInteger(time)).toBe(true);
      expect(Math.abs(time - Date.now())).toBeLessThan(anHourMs);
    });

    it('knows the last one that was given, and none of a document that never had one', async () => {
      const { one, other } = two();
      const documentId = randomUUID();
      expect(await one.lastAcceptanceTime('acme', documentId)).toBeUndefined();
      await one.acceptanceTime('acme', documentId);
      const last = await one.acceptanceTime('acme', documentId);
      expect(await other.lastAcceptanceTime('acme', documentId)).toBe(last);
    });

    it('knows nothing of a document of that id that another tenant has', async () => {
      const { one, other } = two();
      const documentId = randomUUID();
      await one.acceptanceTime('acme', documentId);
      expect(await other.lastAcceptanceTime('thief', documentId)).toBeUndefined();
    });

    it('forgets one that was withdrawn, unless another was given since', async () => {
      const { one, other } = two();
      const documentId = randomUUID();
      const first = await one.acceptanceTime('acme', documentId);
      const second = await one.acceptanceTime('acme', documentId);
      await other.withdrawAcceptance('acme', documentId, first, undefined);
      expect(await one.lastAcceptanceTime('acme', documentId)).toBe(second);
      await other.withdrawAcceptance('acme', documentId, second, first);
      expect(await one.lastAcceptanceTime('acme', documentId)).toBe(first);
      await other.withdrawAcceptance('acme', documentId, first, undefined);
      expect(await one.lastAcceptanceTime('acme', documentId)).toBeUndefined();
    });

    it('answers a ping', async () => {
      await expect(two().one.ping()).resolves.toBeUndefined();
    });
  });
}

import { hourOf, newTaskId, objectKeys } from '@millrace/contracts';
import type { ObjectStore } from '@millrace/ports';

const hourMs = 3_600_000;

/** A UUIDv7 begins with its time in milliseconds: eight hexadecimal digits without the lowest 16 bits. */
const sliceMs = 2 ** 16;

/** The prefixes of `originals/` under which the tasks of the time from `from` to `until` lie, hour by hour. */
export function hourPrefixes(from: Date, until: Date): string[] {
  return times(from, until, hourMs).map((time) => objectKeys.originals(hourAt(time)));
}

/** The same in finer slices, of about a minute: for a time that is short. */
export function slicePrefixes(from: Date, until: Date): string[] {
  return times(from, until, sliceMs).flatMap((time) => {
    const hours = new Set([hourAt(time), hourAt(time + sliceMs - 1)]);
    const digits = (time / sliceMs).toString(16).padStart(8, '0');
    return [...hours].map((hour) => objectKeys.originals(hour) + digits);
  });
}

/** The beginning of the hour under which the oldest original lies; undefined where there is none. */
export async function oldestHour(objects: Pick<ObjectStore, 'list'>): Promise<Date | undefined> {
  for await (const { key } of objects.list('originals/')) {
    const [, year, month, day, hour] = /^originals\/(\d+)-(\d+)-(\d+)-(\d+)\//.exec(key) ?? [];
    if (hour !== undefined) return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour)));
  }
  return undefined;
}

function times(from: Date, until: Date, stepMs: number): number[] {
  const first = Math.floor(from.getTime() / stepMs);
  const last = Math.floor(until.getTime() / stepMs);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * stepMs);
}

function hourAt(timeMs: number): string {
  return hourOf(newTaskId(timeMs));
}

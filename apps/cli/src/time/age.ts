import { durationText } from './duration.ts';

/** How long ago a time of ISO 8601 was, in words. One to come is `just now`: the clocks of two machines differ. */
export function age(time: string, now: Date): string {
  const ms = now.getTime() - Date.parse(time);
  return ms < 1_000 ? 'just now' : `${durationText(ms)} ago`;
}

/** How far a time of ISO 8601 lies ahead, in words. */
export function timeUntil(time: string, now: Date): string {
  const ms = Date.parse(time) - now.getTime();
  return ms < 1_000 ? 'at once' : `in ${durationText(ms)}`;
}

/** `text` with its age, or how far it lies ahead, behind every time of ISO 8601 in it. */
export function withAges(text: string, now: Date): string {
  return text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, (time) => {
    return `${time} (${Date.parse(time) > now.getTime() ? timeUntil(time, now) : age(time, now)})`;
  });
}

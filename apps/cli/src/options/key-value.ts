import type { Metadata } from '@millrace/contracts';
import { InvalidArgumentError } from 'commander';

/**
 * `key=value` onto what was given before. `true`, `false` and numbers are what they look like, all else is text; so is what stands in
 * quotes as in JSON: `year="2026"`.
 */
export function keyValue(pair: string, before: Metadata = {}): Metadata {
  const at = pair.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('give KEY=VALUE');
  return { ...before, [pair.slice(0, at)]: typed(pair.slice(at + 1)) };
}

function typed(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  // What would be printed otherwise than it was written, as 007 or 1.0 or a number of twenty digits, is no number but a name.
  if (text !== '' && Number.isFinite(Number(text)) && String(Number(text)) === text) return Number(text);
  return quoted(text) ?? text;
}

function quoted(text: string): string | undefined {
  if (!/^".*"$/s.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

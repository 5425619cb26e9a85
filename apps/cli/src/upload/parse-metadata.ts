import type { Metadata } from '@millrace/contracts';
import { InvalidArgumentError } from 'commander';

/** `k=v` onto what was given before. `true`, `false` and numbers are what they look like; all else is text. */
export function parseMetadata(pair: string, before: Metadata = {}): Metadata {
  const at = pair.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('give KEY=VALUE');
  return { ...before, [pair.slice(0, at)]: typed(pair.slice(at + 1)) };
}

function typed(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) ? Number(text) : text;
}

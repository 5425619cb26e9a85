import type { z } from 'zod';
import { kindOf } from './kind-of.ts';

/** What is wanted of a setting that was refused, in words. What the schema says in its own words is told in those. */
export function wanted(schema: z.ZodType, issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom') return issue.message;
  const kind = kindOf(schema);
  if (issue.code === 'too_small' && issue.origin === 'string') return `at least ${counted(issue.minimum)} are wanted`;
  if (issue.code === 'too_big' && issue.origin === 'string') return `at most ${counted(issue.maximum)} are allowed`;
  if (issue.code === 'invalid_format' && issue.format === 'url') return 'a URL is wanted';
  if (issue.code !== 'invalid_type' && (kind === 'a text' || kind === 'a list')) return issue.message;
  return `${kind} is wanted`;
}

function counted(characters: number | bigint): string {
  return `${characters} character${characters === 1 ? '' : 's'}`;
}

import { type ErrorCode, errorCodes, parsedDocumentSchema } from '@millrace/contracts';
import { z } from 'zod';
import type { DocumentHint } from './source.ts';

/** What the pool asks of a child: one document at a time. */
export interface ParseRequest {
  file: string;
  hint: DocumentHint;
}

const code = z.custom<ErrorCode>((value) => typeof value === 'string' && value in errorCodes);

/** What a child may answer. It has read a stranger's bytes, so its answers are checked as those of a stranger. */
export const childMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  /** `cpuMs`: processor time that the child has used since it started. */
  z.object({ kind: z.literal('parsed'), document: parsedDocumentSchema, cpuMs: z.number() }),
  z.object({ kind: z.literal('failed'), code, message: z.string(), cpuMs: z.number() }),
]);
export type ChildMessage = z.infer<typeof childMessageSchema>;
export type ChildAnswer = Exclude<ChildMessage, { kind: 'ready' }>;

import { MillraceError } from '@millrace/contracts';
import type { DocumentPlace } from '@millrace/database';
import { z } from 'zod';

/** How far the replay of a collection has come: which document was the last, and when its last message is due. */
export interface ReplayPlace extends DocumentPlace {
  readonly dueAt: Date;
}

const placeSchema = z.object({
  createdAt: z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00$/),
  documentId: z.uuid(),
  dueAt: z.iso.datetime().transform((time) => new Date(time)),
});

/** The place as callers hand it back. */
export function writePlace(place: ReplayPlace): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Throws `VALIDATION_ERROR` where it is none. */
export function readPlace(token: string): ReplayPlace {
  try {
    return placeSchema.parse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')));
  } catch (cause) {
    const errors = [{ path: 'body.next', message: 'not from an answer of this route' }];
    throw new MillraceError('VALIDATION_ERROR', 'body.next: not from an answer of this route', { cause, errors });
  }
}

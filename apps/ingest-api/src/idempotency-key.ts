import { validate } from '@millrace/http';
import { z } from 'zod';

const keySchema = z.string().min(1).max(255);

/** A request's `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header), if it has one. */
export function idempotencyKeyOf(headers: Readonly<Record<string, string | string[] | undefined>>): string | undefined {
  const header = headers['idempotency-key'];
  return header === undefined ? undefined : validate(keySchema, header, 'Idempotency-Key');
}

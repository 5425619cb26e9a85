import { ClientError } from '@millrace/client';
import { MillraceError } from '@millrace/contracts';
import { z } from 'zod';

/** Why something failed: a stable code, and a message for people. */
export interface Reason {
  readonly code: string;
  readonly message: string;
}

/** Code and message of an error that the commands expect; undefined for any other, which is a fault of the program. */
export function reasonOf(error: unknown): Reason | undefined {
  if (error instanceof ClientError || error instanceof MillraceError) {
    const fields = fieldsOf(error).filter((field) => field !== error.message);
    const hint = error.code === 'AUTHENTICATION_ERROR' ? '. Give a key with MILLRACE_API_KEY or --api-key' : '';
    return { code: error.code, message: [error.message + hint, ...fields].join('\n- ') };
  }
  if (error instanceof z.ZodError || error instanceof SyntaxError) {
    return { code: 'UNEXPECTED_ANSWER', message: 'the server answers otherwise than a Millrace of this version' };
  }
  return undefined;
}

/** The same, where nothing but an expected error may come. Throws the error where it is not. */
export function expectedReason(error: unknown): Reason {
  const reason = reasonOf(error);
  if (!reason) throw error;
  return reason;
}

function fieldsOf(error: ClientError | MillraceError): string[] {
  const fields = error instanceof ClientError ? error.problem?.errors : error.errors;
  return (fields ?? []).map(({ path, message }) => `${path}: ${message}`);
}

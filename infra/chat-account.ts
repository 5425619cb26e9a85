import { createHmac } from 'node:crypto';
import type { Installation } from './installation.ts';

/** The Postgres login, and the access key, of those who keep chat logs and their images. It reaches nothing else. */
export const chatAccountName = 'millrace_chat_login';

/** Follows from the installation's own, so that one which was made before has one too. */
export function chatPassword({ password }: Installation): string {
  return createHmac('sha256', password).update(chatAccountName).digest('base64url').slice(0, 24);
}

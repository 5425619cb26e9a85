import { dependencyUnavailable, type MillraceError, toMillraceError } from '@millrace/contracts';

/** Answers that blame the command, not the server: `ERR`, `WRONGTYPE` and the like. All others say that Redis cannot serve now. */
const blamesCommand = /^(ERR|WRONGTYPE|NOSCRIPT|CROSSSLOT)\b/;

/** True where the connection broke before the answer came, so that the command may or may not have been done. */
export function isConnectionLoss(error: unknown): boolean {
  return !isReply(error) && !(error instanceof Error && error.message === 'Command timed out');
}

export function toRedisError(error: unknown): MillraceError {
  if (isReply(error) && blamesCommand.test(error.message)) return toMillraceError(error);
  return dependencyUnavailable('redis', error);
}

/** True where the server has no script of that digest: it was restarted, or its scripts were flushed. */
export function isUnknownScript(error: unknown): boolean {
  return isReply(error) && error.message.startsWith('NOSCRIPT');
}

function isReply(error: unknown): error is Error {
  return error instanceof Error && error.name === 'ReplyError';
}

/** Why the broker closed a channel (AMQP 0-9-1 §1.2): what was asked for is not there, not allowed, or there with other arguments. */
export const replyCodes = { accessRefused: 403, notFound: 404, preconditionFailed: 406 } as const;

/** The reply code that an error of amqplib carries, if any. */
export function replyCodeOf(error: unknown): number | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : undefined;
}

/** Options that do not go together: told as wrong arguments are. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

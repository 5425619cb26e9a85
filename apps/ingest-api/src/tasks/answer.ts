/** What a source said: a value, nothing, or why it did not answer. */
export interface Answer<T> {
  readonly value?: T | undefined;
  readonly failure?: unknown;
}

/** Asks a source, so that one which does not answer is no reason not to ask the next. */
export async function askFor<T>(ask: () => Promise<T | undefined>): Promise<Answer<T>> {
  try {
    return { value: await ask() };
  } catch (failure) {
    return { failure };
  }
}

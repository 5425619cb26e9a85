export type Variables = Readonly<Record<string, string | undefined>>;

/** The variables of one level of the order. */
export interface Level {
  /** Those that are set; an empty one is not. */
  readonly variables: Variables;
  /** Whence a variable is, for messages: `POSTGRES_PORT (environment)`, `POSTGRES_PORT (.env:3)`. */
  origin(variable: string): string;
}

export function levelOf(variables: Variables, whence: (variable: string) => string): Level {
  const set = Object.entries(variables).filter(([, value]) => value);
  return { variables: Object.fromEntries(set), origin: (variable) => `${variable} (${whence(variable)})` };
}

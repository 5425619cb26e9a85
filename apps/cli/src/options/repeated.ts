/** Takes an option several times: each value behind those before. */
export function repeated(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

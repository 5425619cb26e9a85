/** `${VAR}` or `${VAR:-default}`; `$${` stands for a plain `${`. */
const reference = /\$\$\{|\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}/g;

/**
 * `value` with its references replaced, in nested values too. An empty variable counts as unset.
 * Names that are neither set nor given a default go to `onUnset`.
 */
export function resolveReferences(
  value: unknown,
  lookUp: (name: string) => string | undefined,
  onUnset: (name: string) => void,
): unknown {
  if (typeof value === 'string') {
    return value.replace(reference, (match, name: string | undefined, fallback: string | undefined) => {
      if (name === undefined) return '${';
      const found = lookUp(name) || fallback;
      if (found === undefined) onUnset(name);
      return found ?? match;
    });
  }
  if (Array.isArray(value)) return value.map((item) => resolveReferences(item, lookUp, onUnset));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, resolveReferences(item, lookUp, onUnset)]),
    );
  }
  return value;
}

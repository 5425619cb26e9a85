/** `$${` stands for a plain `${`; then `${VAR}` or `${VAR:-default}`; the last is none of these. */
const reference = /\$\$\{|\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-((?:(?!\$\{)[^}])*))?\}|\$\{/g;

export interface ReferenceOptions {
  lookUp(name: string): string | undefined;
  /** Told what is wrong. */
  onProblem(problem: string): void;
}

/** `value` with its references replaced, in nested values too. An empty variable counts as unset. */
export function resolveReferences(value: unknown, options: ReferenceOptions): unknown {
  if (typeof value === 'string') return resolveText(value, options);
  if (Array.isArray(value)) return value.map((item) => resolveReferences(item, options));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolveReferences(item, options)]));
  }
  return value;
}

function resolveText(text: string, { lookUp, onProblem }: ReferenceOptions): string {
  return text.replace(reference, (match, name: string | undefined, fallback: string | undefined) => {
    if (match === '$${') return '${';
    if (name === undefined) {
      onProblem(`a reference is written \${NAME} or \${NAME:-default}, and a plain \${ is written $\${`);
      return match;
    }
    const found = lookUp(name) || fallback;
    if (found === undefined) onProblem(`refers to ${name}, which is not set and has no default`);
    return found ?? match;
  });
}

/** The variables that a text refers to. */
export function referredTo(text: string): string[] {
  return [...text.matchAll(reference)].flatMap(([, name]) => (name === undefined ? [] : [name]));
}

/** What `<name>`s of the examples stood for so far. */
export type Names = Map<string, string>;

/** `text` with every `<name>` that is known put in. */
export function filled(text: string, names: Names): string {
  return text.replace(/<(\w+)>/g, (all, name) => names.get(name) ?? all);
}

/**
 * Where `actual` is not as an example has it: undefined where it is. Objects may hold more than the example; `…` in a text stands for anything;
 * a text that is a new `<name>` takes the text or number that is there.
 */
export function mismatch(expected: unknown, actual: unknown, names: Names, path = 'answer'): string | undefined {
  if (typeof expected === 'string') return textMismatch(expected, actual, names, path);
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return `${path} is no list`;
    const open = expected.at(-1) === '…';
    const wanted = open ? expected.slice(0, -1) : expected;
    if (!open && actual.length !== wanted.length) return `${path} has ${actual.length} items, not ${wanted.length}`;
    return first(wanted.map((item, place) => () => mismatch(item, actual[place], names, `${path}[${place}]`)));
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof actual !== 'object' || actual === null) return `${path} is ${JSON.stringify(actual)}`;
    const members: Readonly<Record<string, unknown>> = { ...actual };
    return first(
      Object.entries(expected).map(
        ([key, value]) =>
          () =>
            mismatch(value, members[key], names, `${path}.${key}`),
      ),
    );
  }
  return expected === actual ? undefined : `${path} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`;
}

function first(checks: readonly (() => string | undefined)[]): string | undefined {
  for (const check of checks) {
    const found = check();
    if (found !== undefined) return found;
  }
  return undefined;
}

function textMismatch(expected: string, actual: unknown, names: Names, path: string): string | undefined {
  const name = /^<(\w+)>$/.exec(expected)?.[1];
  if (name !== undefined && !names.has(name) && (typeof actual === 'string' || typeof actual === 'number')) {
    names.set(name, String(actual));
    return undefined;
  }
  const wanted = filled(expected, names);
  if (wanted === '…' && actual !== undefined) return undefined;
  if (typeof actual === 'string' && patternOf(wanted).test(actual)) return undefined;
  return `${path} is ${JSON.stringify(actual)}, not ${JSON.stringify(wanted)}`;
}

/** A text as a pattern, `…` for anything. */
export function patternOf(text: string): RegExp {
  const parts = text.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}

/** A request of a document's examples, and what must be answered. */
export interface Step {
  readonly method: string;
  /** Behind `$API`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Fields of a form by name; `@` and a path stand for a file. */
  readonly form?: readonly (readonly [name: string, value: string])[];
  readonly expected: { readonly kind: 'json' | 'text'; readonly text: string };
}

const block = /^```(\w+)\n(.*?)^```$/gms;

/** The `curl` examples of a Markdown document, each with the block after it. */
export function stepsOf(markdown: string): Step[] {
  const blocks = [...markdown.matchAll(block)].map(([, kind = '', text = '']) => ({ kind, text }));
  return blocks.flatMap(({ kind, text }, place) => {
    if (kind !== 'sh' || !text.startsWith('curl ')) return [];
    const next = blocks[place + 1];
    if (next?.kind !== 'json' && next?.kind !== 'text') throw new Error(`nothing is said of the answer to ${text}`);
    return [{ ...requestOf(text.trim()), expected: { kind: next.kind, text: next.text.trim() } }];
  });
}

function requestOf(command: string): Omit<Step, 'expected'> {
  const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  const after = (option: string) => words.flatMap((word, place) => (word === option ? [words[place + 1] ?? ''] : []));
  const [body] = after('-d');
  const form = after('-F').map((field) => splitAt(field, '='));
  const [method = body || form.length > 0 ? 'POST' : 'GET'] = after('-X');
  const headers = after('-H').map((header) => header.split(/:\s*/, 2) as [string, string]);
  const path = words.find((word) => word.startsWith('$API'))?.slice('$API'.length) ?? '';
  return {
    method,
    path,
    headers: Object.fromEntries(headers),
    ...(body === undefined ? {} : { body }),
    ...(form.length === 0 ? {} : { form }),
  };
}

function splitAt(text: string, mark: string): [string, string] {
  const place = text.indexOf(mark);
  return [text.slice(0, place), text.slice(place + mark.length)];
}

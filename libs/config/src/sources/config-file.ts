import { resolve } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument, visit } from 'yaml';
import { isMapping } from '../mapping.ts';
import { readText, whyUnreadable } from './read-text.ts';

/** The YAML file. */
export interface ConfigFile {
  /** What it holds; every scalar is text, and an empty or null one is ''. */
  readonly content: Readonly<Record<string, unknown>>;
  /** Names every variable that it refers to, and more: its whole text. */
  readonly text: string;
  /** A place in it, for messages: `postgres.port (millrace.yaml:3)`. */
  origin(path: readonly PropertyKey[]): string;
}

/** What names the file, and where it does. */
export interface FileName {
  readonly name: string;
  readonly origin: string;
}

/**
 * The YAML file: the one that is `named` (by `MILLRACE_CONFIG`), which must exist, or `millrace.yaml` in `cwd`, which need not.
 * Pushes what is wrong with it to `problems`, without a line of its text, which may hold secrets.
 */
export function readConfigFile(cwd: string, named: FileName | undefined, problems: string[]): ConfigFile {
  const name = named?.name ?? 'millrace.yaml';
  const start = named ? `${named.origin}: ${name}` : name;
  const text = textOf(resolve(cwd, name), named === undefined, (why) =>
    problems.push(`${start} cannot be read: ${why}`),
  );
  const counter = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: counter, prettyErrors: false });
  const lines = new Map<string, number>();
  const origin = (path: readonly PropertyKey[]) => {
    const line = lines.get(path.join('.')) ?? lines.get(path.slice(0, -1).join('.'));
    return `${path.join('.')} (${name}${line === undefined ? '' : `:${line}`})`;
  };
  const nothing = { content: {}, text, origin };
  for (const { message, pos } of document.errors) {
    problems.push(`${name}:${counter.linePos(pos[0]).line} is not valid YAML: ${message}`);
  }
  if (document.errors.length > 0) return nothing;

  visit(document, {
    Scalar: (_key, node) => {
      if (node.type === 'PLAIN' && (node.value === '~' || node.value === 'null')) node.value = '';
    },
  });
  linesIn(document.contents, [], (path, offset) => lines.set(path.join('.'), counter.linePos(offset).line));
  try {
    const content: unknown = document.toJS() || {};
    if (isMapping(content)) return { content, text, origin };
    problems.push(`${name} must hold sections, such as "postgres:" with "host: …" under it`);
  } catch (error) {
    // An alias of nothing, or of far too much.
    problems.push(`${name} is not valid YAML: ${error instanceof Error ? error.message : String(error)}`);
  }
  return nothing;
}

function textOf(path: string, mayBeAbsent: boolean, onUnreadable: (why: string) => void): string {
  try {
    const text = readText(path);
    if (text === undefined && !mayBeAbsent) onUnreadable('there is no such file');
    return text ?? '';
  } catch (error) {
    onUnreadable(whyUnreadable(error));
    return '';
  }
}

/** Tells of every key and item at what offset it begins. */
function linesIn(
  node: ParsedNode | null,
  path: readonly string[],
  tell: (path: readonly string[], offset: number) => void,
): void {
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      const at = [...path, isScalar(key) ? String(key.value) : ''];
      tell(at, key.range[0]);
      linesIn(value, at, tell);
    }
  } else if (isSeq(node)) {
    node.items.forEach((item, index) => {
      const at = [...path, String(index)];
      tell(at, item.range[0]);
      linesIn(item, at, tell);
    });
  }
}

/** A change of one source file of ours, made while Node loads it. */
export interface Edit {
  /** From the repository's root. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** `source` with `edits` made. Throws where a `from` does not stand in it exactly once: an edit must never silently do nothing. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  return edits.reduce((text, { file, from, to }) => {
    const places = text.split(from).length - 1;
    if (places !== 1) throw new Error(`${file} holds ${places} times, not once: ${from}`);
    return text.replace(from, () => to);
  }, source);
}

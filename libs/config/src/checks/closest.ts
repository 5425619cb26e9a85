/** Of `candidates` the one that was most likely meant by `word`; undefined where none is near. Case and `_`, `-` do not matter. */
export function closest(
  word: string,
  candidates: Iterable<string>,
  mostEdits = Math.min(3, Math.floor(word.length / 5) + 1),
): string | undefined {
  let found: string | undefined;
  let least = mostEdits + 1;
  for (const candidate of candidates) {
    const edits = distance(plain(word), plain(candidate));
    if (edits >= least) continue;
    [found, least] = [candidate, edits];
  }
  return found;
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[_-]/g, '');
}

/** Letters put in, left out, changed, or swapped with their neighbour (optimal string alignment). */
function distance(left: string, right: string): number {
  let [before, row] = [[] as number[], Array.from({ length: right.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1];
      const swapped = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      next[j] = Math.min(
        at(row, j) + 1,
        at(next, j - 1) + 1,
        at(row, j - 1) + (same ? 0 : 1),
        swapped ? at(before, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, row] = [row, next];
  }
  return at(row, right.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}

import { markerNumbers, markerPattern, unfinishedMarker } from './marker-pattern.ts';

export interface MarkerFilter {
  /**
   * Takes the next piece of the answer and gives what may be shown: every marker in it resolves and has the form `[n]`. Held back is only
   * what may be the beginning of a marker.
   */
  push(piece: string): string;
  /** What was held back, at the end. */
  end(): string;
  /** The model said that the passages do not hold the answer. */
  readonly unknown: boolean;
}

/** Characters between the brackets of a marker that is let through, and more. */
const longestMarker = 16;
const openBracket = /[[【［][^\]】］]*$/;

/**
 * Lets the text of an answer through as it comes, and of its markers only those that `resolves` knows: a model, or a document that
 * speaks to it, may write any number. `[none]` says that nothing is known; what follows it is dropped.
 */
export function createMarkerFilter(resolves: (marker: number) => boolean): MarkerFilter {
  let held = '';
  /** The end of what was let through. */
  let shown = '';
  let unknown = false;

  function take(atEnd: boolean): string {
    let text = '';
    while (held !== '' && !unknown) {
      const at = held.search(/[ \t]*[[【［]|[ \t]+$/);
      if (at < 0) {
        text += held;
        held = '';
        break;
      }
      text += held.slice(0, at);
      held = held.slice(at);
      const marker = markerPattern.exec(held);
      if (marker) {
        const [all, space = '', inside = ''] = marker;
        held = held.slice(all.length);
        if (inside === 'none') {
          unknown = true;
          continue;
        }
        const known = markerNumbers(inside).filter(resolves);
        if (known.length > 0) text += space + known.map((number) => `[${number}]`).join('');
        // What stands on either side of a marker that is left out must not become one: `[1[9]]`.
        else if (openBracket.test(shown + text)) text += ' ';
      } else if (unfinishedMarker.test(held)) {
        if (!atEnd) break;
        // Cut off in the midst of a marker: half a one leads nowhere.
        if (/\d/.test(held)) held = '';
        text += held;
        held = '';
      } else {
        const bracket = held.search(/[[【［]/) + 1;
        text += held.slice(0, bracket);
        held = held.slice(bracket);
      }
    }
    shown = (shown + text).slice(-longestMarker);
    return text;
  }

  return {
    push(piece) {
      held += piece;
      return take(false);
    },
    end: () => take(true),
    get unknown() {
      return unknown;
    },
  };
}

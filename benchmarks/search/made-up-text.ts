const vocabulary = 120_000;

/** The commonest words of a language say nothing, and no query asks for them. */
const stopWords = 60;

export interface MadeUpText {
  /** A passage of about so many words; a quarter of them were there before, as in text about something. */
  passage(words: number): string;
  /** Words that a query could hold. */
  query(words: number): string;
}

/** Text whose words have the frequencies of Zipf and Mandelbrot (exponent 1.05, offset 2.7). `random` gives numbers in [0, 1). */
export function madeUpText(random: () => number): MadeUpText {
  const sums = new Float64Array(vocabulary);
  let total = 0;
  for (let rank = 0; rank < vocabulary; rank++) {
    total += (rank + 2.7) ** -1.05;
    sums[rank] = total;
  }
  const draw = () => rankAt(sums, random() * total);

  return {
    passage(words) {
      const length = Math.ceil(words * (0.5 + random()));
      const drawn: number[] = [];
      for (let place = 0; place < length; place++) {
        const again = random() < 0.25 ? drawn[Math.floor(random() * drawn.length)] : undefined;
        drawn.push(again ?? draw());
      }
      return drawn.map(wordOf).join(' ');
    },
    query(words) {
      const ranks = new Set<number>();
      while (ranks.size < words) {
        const rank = draw();
        if (rank >= stopWords) ranks.add(rank);
      }
      return [...ranks].map(wordOf).join(' ');
    },
  };
}

/** The first place whose sum is not below `value`. */
function rankAt(sums: Float64Array, value: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A word of syllables, its own for each rank. */
function wordOf(rank: number): string {
  let word = '';
  for (let rest = rank + 100; rest > 0; rest = Math.floor(rest / 95)) {
    word += `${'bcdfghjklmnpqrstvwz'[rest % 19]}${'aeiou'[Math.floor(rest / 19) % 5]}`;
  }
  return word;
}

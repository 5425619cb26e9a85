/** Usual values (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework", §3.3). */
export const k1 = 1.2;
export const b = 0.75;

/** What one of `chunks` chunks gets for a term that `frequency` of them hold. */
export function termWeight(chunks: number, frequency: number): number {
  return Math.log(1 + (Math.max(chunks, frequency) - frequency + 0.5) / (frequency + 0.5));
}

/** The share of a term's weight for a chunk that holds it `times` times; `length` is relative to the mean. 0 to k1 + 1. */
export function saturation(times: number, length: number): number {
  return (times * (k1 + 1)) / (times + k1 * (1 - b + b * length));
}

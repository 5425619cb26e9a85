/** Quantile `q` (0 to 1) of `values`, by the nearest rank; 0 of none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? 0;
}

export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function spreadOf(values: readonly number[]): Spread {
  return { median: round(quantile(values, 0.5)), least: round(quantile(values, 0)), most: round(quantile(values, 1)) };
}

/** Four significant digits are more than any of these figures has. */
export function round(value: number): number {
  return Number(value.toPrecision(4));
}

/** A mean, and how far single values lie from it. */
export interface MeanAndSpread {
  readonly count: number;
  readonly mean: number;
  /** Sample standard deviation (divided by n − 1), in the unit of the values; null for a single value. */
  readonly spread: number | null;
}

/** Mean and sample standard deviation; null of no values. Every value counts alike. */
export function meanAndSpread(values: readonly number[]): MeanAndSpread | null {
  const count = values.length;
  if (count === 0) return null;
  const mean = sum(values) / count;
  const squares = sum(values.map((value) => (value - mean) ** 2));
  return { count, mean, spread: count === 1 ? null : Math.sqrt(squares / (count - 1)) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

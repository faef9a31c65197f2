/** With fewer pairs a correlation says more about which came first than about the country. */
export const CORRELATION_SEATS_MIN = 10;

/** Quantile of the normal distribution that leaves 2.5 % on each side. */
const NORMAL_95 = 1.959964;

/** How closely two figures go together, −1 to 1, with the interval that holds it 95 times in 100. */
export interface Correlation {
  readonly count: number;
  readonly r: number;
  readonly low: number;
  readonly high: number;
}

export type Pair = readonly [x: number, y: number];

/**
 * Pearson's correlation of pairs, with Fisher's interval: tanh(artanh r ± 1.96 ÷ √(n − 3)) (R. A. Fisher, Metron 1,
 * 1921). It takes the pairs for a random sample, which declared seats are not. Null with fewer than
 * `CORRELATION_SEATS_MIN` pairs, or when one of the two figures is the same everywhere.
 */
export function correlationOf(pairs: readonly Pair[]): Correlation | null {
  const count = pairs.length;
  if (count < CORRELATION_SEATS_MIN) return null;
  const meanX = pairs.reduce((total, [x]) => total + x, 0) / count;
  const meanY = pairs.reduce((total, [, y]) => total + y, 0) / count;
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (const [x, y] of pairs) {
    xy += (x - meanX) * (y - meanY);
    xx += (x - meanX) ** 2;
    yy += (y - meanY) ** 2;
  }
  if (xx === 0 || yy === 0) return null;
  // Rounding may carry a perfect correlation a hair over 1, where artanh ends.
  const r = Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
  const half = NORMAL_95 / Math.sqrt(count - 3);
  return { count, r, low: Math.tanh(Math.atanh(r) - half), high: Math.tanh(Math.atanh(r) + half) };
}

/** Whether the interval leaves out 0: the direction is then beyond the luck of a random sample. */
export function isDirected({ low, high }: Correlation): boolean {
  return low > 0 || high < 0;
}

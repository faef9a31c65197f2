import type { Matrix } from './matrix.ts';

/** What the declared seats say of one slot: X'X, X'y, y'y and their number (section 3.3). */
export interface Statistics {
  readonly xtx: Matrix;
  readonly xty: Float64Array;
  yty: number;
  n: number;
}

/** One slot's response in one declared seat. */
export interface Observation {
  readonly x: Float64Array;
  readonly y: number;
}

export function emptyStatistics(size: number): Statistics {
  return { xtx: new Float64Array(size * size), xty: new Float64Array(size), yty: 0, n: 0 };
}

/**
 * Adds one seat, or takes it away again with −1. Every product is rounded to a multiple of 2⁻³² first, and sums of such
 * numbers below 2²⁰ are exact in floating point: so the order of seats cannot matter, and a seat taken away leaves no trace.
 */
export function addSeat(statistics: Statistics, { x, y }: Observation, sign: 1 | -1): void {
  const size = x.length;
  const { xtx, xty } = statistics;
  for (let row = 0; row < size; row++) {
    const value = x[row] as number;
    xty[row] = (xty[row] as number) + sign * exact(value * y);
    for (let column = 0; column <= row; column++) {
      const entry = (xtx[row * size + column] as number) + sign * exact(value * (x[column] as number));
      xtx[row * size + column] = entry;
      xtx[column * size + row] = entry;
    }
  }
  statistics.yty += sign * exact(y * y);
  statistics.n += sign;
}

const QUANTA_IN_ONE = 2 ** 32;

function exact(value: number): number {
  return Math.round(value * QUANTA_IN_ONE) / QUANTA_IN_ONE;
}

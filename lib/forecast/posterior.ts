import type { Prior } from './area.ts';
import { cholesky, dot, inverse, type Matrix, solve, times } from './matrix.ts';
import type { Statistics } from './sufficient-statistics.ts';

/** One slot's coefficients after the declared seats: A = L L', b ~ N(mean, covariance), and the residual sd live. */
export interface Posterior {
  readonly lower: Matrix;
  readonly mean: Float64Array;
  /** A⁻¹: worked out when it is asked for, which few do. */
  covariance(): Matrix;
  readonly sd: number;
}

/** A prior as the update needs it: V⁻¹ and V⁻¹ m, made once. */
export interface Precision {
  readonly matrix: Matrix;
  readonly shift: Float64Array;
  readonly size: number;
}

export function precisionOf({ mean, covariance }: Prior): Precision {
  const size = mean.length;
  const matrix = inverse(cholesky(covariance, size), size);
  return { matrix, shift: times(matrix, size, mean), size };
}

/** A live sd that differs by more than this from the prior's makes the coefficients be computed once more with it. */
const SD_TOLERANCE = 0.08;

/**
 * Closed-form update (section 3.3): A = V⁻¹ + X'X / σ², b̂ = A⁻¹ (V⁻¹ m + X'y / σ²), then
 * σ_live² = (ν σ² + sse) / (ν + max(0, n − edf)).
 */
export function posteriorOf(
  prior: Precision,
  statistics: Statistics,
  residualSd: number,
  weightSeats: number,
): Posterior {
  const first = fit(prior, statistics, residualSd);
  const sd = liveSd(statistics, first, residualSd, weightSeats);
  const isFar = Math.abs(sd / residualSd - 1) > SD_TOLERANCE;
  return isFar ? fit(prior, statistics, sd) : { ...first, sd };
}

function fit({ matrix, shift, size }: Precision, { xtx, xty }: Statistics, sd: number): Posterior {
  const weight = 1 / sd ** 2;
  const lower = cholesky(plusScaled(matrix, weight, xtx), size);
  const mean = solve(lower, size, plusScaled(shift, weight, xty));
  return { lower, mean, covariance: () => inverse(lower, size), sd };
}

/** a + w b, entry by entry. */
function plusScaled(a: Float64Array, weight: number, b: Float64Array): Float64Array {
  const sum = Float64Array.from(a);
  for (let index = 0; index < sum.length; index++) {
    sum[index] = (sum[index] as number) + weight * (b[index] as number);
  }
  return sum;
}

function liveSd(
  { xtx, xty, yty, n }: Statistics,
  { mean, covariance }: Posterior,
  sd: number,
  weightSeats: number,
): number {
  const squares = yty - 2 * dot(mean, xty) + dot(mean, times(xtx, mean.length, mean));
  // tr(C X'X) of two symmetric matrices is the sum of their products, entry by entry.
  const freedom = dot(covariance(), xtx) / sd ** 2;
  return Math.sqrt((weightSeats * sd ** 2 + Math.max(0, squares)) / (weightSeats + Math.max(0, n - freedom)));
}

/** Draws b = b̂ + L'⁻¹ z, column by column, each with all draws. */
export function drawCoefficients({ lower, mean }: Posterior, z: Float32Array, draws: number): Float64Array {
  const size = mean.length;
  const result = new Float64Array(size * draws);
  for (let row = size - 1; row >= 0; row--) {
    const start = row * draws;
    for (let draw = 0; draw < draws; draw++) result[start + draw] = z[start + draw] as number;
    for (let k = row + 1; k < size; k++) {
      const factor = lower[k * size + row] as number;
      const other = k * draws;
      for (let draw = 0; draw < draws; draw++) {
        result[start + draw] = (result[start + draw] as number) - factor * (result[other + draw] as number);
      }
    }
    const scale = 1 / (lower[row * size + row] as number);
    for (let draw = 0; draw < draws; draw++) result[start + draw] = (result[start + draw] as number) * scale;
  }
  for (let row = 0; row < size; row++) {
    const start = row * draws;
    for (let draw = 0; draw < draws; draw++)
      result[start + draw] = (result[start + draw] as number) + (mean[row] as number);
  }
  return result;
}

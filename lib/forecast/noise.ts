import type { Area } from './area.ts';
import { type Chance, chanceOf } from './chance.ts';
import { cholesky, type Matrix } from './matrix.ts';

/**
 * Common random numbers (section 3.5): made once from a fixed seed and used again at every update, so that probabilities
 * move only because of data.
 */
export interface Noise {
  readonly draws: number;
  /** By slot, then column, then draw: standard normal, correlated across slots. */
  readonly coefficients: readonly Float32Array[];
  /** By slot, then seat, then draw: t-tailed with variance 1, correlated across slots. */
  readonly residuals: readonly Float32Array[];
  /** By seat, then draw: uniform. */
  readonly uniforms: Float32Array;
}

interface NoiseShape {
  readonly seats: number;
  readonly columns: number;
  /** Lower factor of the correlation across slots. */
  readonly factor: Matrix;
  readonly slots: number;
  readonly tailDegrees: number;
}

export function noiseShape(area: Area): NoiseShape {
  const slots = area.designs.length;
  return {
    seats: area.seats.length,
    columns: Math.max(...area.designs.map((design) => design.columns.length)),
    factor: cholesky(area.correlation, slots),
    slots,
    tailDegrees: area.tailDegrees,
  };
}

export function makeNoise(seed: number, shape: NoiseShape, draws: number): Noise {
  const { seats, columns, tailDegrees } = shape;
  const chance = chanceOf(seed);
  const coefficients = fill(chance, shape, columns * draws, () => 1);
  // One scale for all parties of a seat: what is unusual there is unusual for all of them.
  const variance = tailDegrees / (tailDegrees - 2);
  const residuals = fill(chance, shape, seats * draws, () =>
    Math.sqrt(tailDegrees / chance.chiSquared(tailDegrees) / variance),
  );
  const uniforms = new Float32Array(seats * draws);
  for (let index = 0; index < uniforms.length; index++) uniforms[index] = chance.uniform();
  return { draws, coefficients, residuals, uniforms };
}

function fill(
  chance: Chance,
  { slots, factor }: NoiseShape,
  length: number,
  scaleOf: () => number,
): readonly Float32Array[] {
  const arrays = Array.from({ length: slots }, () => new Float32Array(length));
  const plain = new Float64Array(slots);
  for (let index = 0; index < length; index++) {
    const scale = scaleOf();
    for (let slot = 0; slot < slots; slot++) {
      plain[slot] = chance.normal();
      let sum = 0;
      for (let k = 0; k <= slot; k++) sum += (factor[slot * slots + k] as number) * (plain[k] as number);
      (arrays[slot] as Float32Array)[index] = sum * scale;
    }
  }
  return arrays;
}

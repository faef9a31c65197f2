import type { Area, Prior } from './area.ts';
import { type Chance, chanceOf } from './chance.ts';
import type { ExitPoll } from './inputs.ts';
import { cholesky, type Matrix, solve } from './matrix.ts';
import { makeNoise, type Noise, noiseShape } from './noise.ts';
import { makeScratch, simulateSeat, slopesOf } from './simulate-seat.ts';

/** Passes over the same data, and the seed: section 3.4, step 2. */
const PASSES = 4;
const SEED = 2200;

/** Noise of the ensemble: the same for both passes over battlegrounds, because making it takes long. */
export function ensembleNoise(area: Area, members: number): Noise {
  return makeNoise(SEED, noiseShape(area), members);
}

/**
 * Takes the exit poll's seat totals into the priors by an ensemble smoother with multiple data assimilation:
 * b ← b + Cov(b, T) [Cov(T, T) + 4 W]⁻¹ (E + √(4 W) z − T), four times; then mean and covariance of the members, with
 * a little of the old variances mixed in. Takes seconds: once a night.
 */
export function assimilateExitPoll(
  area: Area,
  exitPoll: ExitPoll,
  shrinkage: number,
  noise: Noise,
): readonly Prior[] {
  const watched = area.plan.ids.flatMap((id, slot) => {
    const seats = exitPoll.seats[id];
    const error = exitPoll.errorSeats[id];
    return seats === undefined || error === undefined ? [] : [{ slot, seats, error }];
  });
  const chance = chanceOf(SEED + 1);
  const members = area.priors.map((prior, slot) =>
    priorMembers(prior, noise.coefficients[slot] as Float32Array, noise.draws),
  );
  for (let pass = 0; pass < PASSES; pass++) {
    const totals = totalsOf(
      area,
      members,
      noise,
      watched.map(({ slot }) => slot),
    );
    moveMembers(members, totals, watched, chance);
  }
  return members.map((coefficients, slot) => momentsOf(coefficients, area.priors[slot] as Prior, shrinkage));
}

interface Watched {
  readonly slot: number;
  readonly seats: number;
  readonly error: number;
}

/** m + G z with G G' the prior's covariance: column by column, each with all its members. */
function priorMembers({ mean, covariance }: Prior, z: Float32Array, count: number): Float64Array {
  const size = mean.length;
  const lower = cholesky(covariance, size);
  const members = new Float64Array(size * count);
  for (let row = 0; row < size; row++) {
    for (let member = 0; member < count; member++) {
      let sum = mean[row] as number;
      for (let k = 0; k <= row; k++)
        sum += (lower[row * size + k] as number) * (z[k * count + member] as number);
      members[row * count + member] = sum;
    }
  }
  return members;
}

/** Seats that each watched slot wins in each member's night. */
function totalsOf(
  area: Area,
  members: readonly Float64Array[],
  noise: Noise,
  slots: readonly number[],
): readonly Float64Array[] {
  const { draws } = noise;
  const slopes = slopesOf(area, members, area.residualSd);
  const scratch = makeScratch(area, draws);
  const winners = new Int8Array(draws);
  const wins = area.designs.map(() => new Float64Array(draws));
  area.seats.forEach((seat, place) => {
    if (seat.fixed) return;
    simulateSeat(area, slopes, noise, place, scratch, winners);
    for (let member = 0; member < draws; member++) {
      const count = wins[winners[member] as number];
      if (count !== undefined) count[member] = (count[member] as number) + 1;
    }
  });
  return slots.map((slot) => wins[slot] as Float64Array);
}

function moveMembers(
  members: readonly Float64Array[],
  totals: readonly Float64Array[],
  watched: readonly Watched[],
  chance: Chance,
): void {
  const size = watched.length;
  const count = totals[0]?.length ?? 0;
  const centred = totals.map((total) => minusMean(total, 0, count));
  const gain = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const error = row === column ? PASSES * (watched[row] as Watched).error ** 2 : 0;
      gain[row * size + column] =
        covarianceOf(centred[row] as Float64Array, centred[column] as Float64Array) + error;
    }
  }
  const weights = innovations(cholesky(gain, size), totals, watched, chance);
  for (const coefficients of members) {
    for (let start = 0; start < coefficients.length; start += count) {
      const own = minusMean(coefficients, start, count);
      for (let index = 0; index < size; index++) {
        const covariance = covarianceOf(own, centred[index] as Float64Array);
        const step = weights[index] as Float64Array;
        for (let member = 0; member < count; member++) {
          coefficients[start + member] =
            (coefficients[start + member] as number) + covariance * (step[member] as number);
        }
      }
    }
  }
}

/** [Cov(T, T) + 4 W]⁻¹ (E + √(4 W) z − T), member by member. */
function innovations(
  lower: Matrix,
  totals: readonly Float64Array[],
  watched: readonly Watched[],
  chance: Chance,
): readonly Float64Array[] {
  const size = watched.length;
  const count = totals[0]?.length ?? 0;
  const result = watched.map(() => new Float64Array(count));
  const gap = new Float64Array(size);
  for (let member = 0; member < count; member++) {
    watched.forEach(({ seats, error }, index) => {
      const perturbed = seats + Math.sqrt(PASSES) * error * chance.normal();
      gap[index] = perturbed - ((totals[index] as Float64Array)[member] as number);
    });
    const weights = solve(lower, size, gap);
    for (let index = 0; index < size; index++)
      (result[index] as Float64Array)[member] = weights[index] as number;
  }
  return result;
}

function momentsOf(coefficients: Float64Array, old: Prior, shrinkage: number): Prior {
  const size = old.mean.length;
  const count = coefficients.length / size;
  const mean = new Float64Array(size);
  const covariance = new Float64Array(size * size);
  const centred = Array.from({ length: size }, (_, column) => minusMean(coefficients, column * count, count));
  for (let row = 0; row < size; row++) {
    mean[row] = (coefficients[row * count] as number) - ((centred[row] as Float64Array)[0] as number);
    for (let column = 0; column <= row; column++) {
      const sample = covarianceOf(centred[row] as Float64Array, centred[column] as Float64Array);
      const kept = row === column ? shrinkage * (old.covariance[row * size + row] as number) : 0;
      const entry = (1 - shrinkage) * sample + kept;
      covariance[row * size + column] = entry;
      covariance[column * size + row] = entry;
    }
  }
  return { mean, covariance };
}

function minusMean(values: Float64Array, start: number, count: number): Float64Array {
  let sum = 0;
  for (let member = 0; member < count; member++) sum += values[start + member] as number;
  return values.slice(start, start + count).map((value) => value - sum / count);
}

function covarianceOf(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let member = 0; member < x.length; member++) sum += (x[member] as number) * (y[member] as number);
  return sum / (x.length - 1);
}

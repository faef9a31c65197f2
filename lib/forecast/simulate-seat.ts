import type { Area } from './area.ts';
import type { Row } from './design.ts';
import { logistic } from './logit.ts';
import type { Noise } from './noise.ts';

/** Drawn coefficients, ready to be laid over any seat. Section 3.5. */
export interface Slopes {
  readonly draws: number;
  /** By slot: column, then draw. */
  readonly coefficients: readonly Float64Array[];
  /** By slot: what centring takes off every seat, draw by draw. */
  readonly offsets: readonly Float64Array[];
  /** By slot: sd of the residuals. */
  readonly sd: Float64Array;
}

/** A slot's logit share is moved and stretched: how a local prior enters. */
export interface Adjustment {
  readonly from: number;
  readonly to: number;
  readonly factor: number;
}

export type AdjustmentOf = (place: number, slot: number) => Adjustment | undefined;

/** Space that is used again for every seat. */
export type Scratch = readonly Float64Array[];

export function makeScratch(area: Area, draws: number): Scratch {
  return area.designs.map(() => new Float64Array(draws));
}

export function slopesOf(area: Area, coefficients: readonly Float64Array[], sd: Float64Array): Slopes {
  const draws = (coefficients[0]?.length ?? 0) / (area.designs[0]?.columns.length ?? 1);
  const offsets = area.designs.map(({ centre }, slot) => {
    const offset = new Float64Array(draws);
    for (let column = 0; column < centre.length; column++) {
      addScaled(offset, coefficients[slot] as Float64Array, column * draws, -(centre[column] as number));
    }
    return offset;
  });
  return { draws, coefficients, offsets, sd };
}

/**
 * Winner of one seat in each draw, as a slot: eta = l + x'b + sd · t · w, largest logit among the parties; the insurgent
 * wins with the larger share of all votes. −1 where nobody stands.
 */
export function simulateSeat(
  area: Area,
  slopes: Slopes,
  noise: Noise,
  place: number,
  scratch: Scratch,
  winners: Int8Array,
  adjust?: AdjustmentOf,
): void {
  const standing: number[] = [];
  for (let slot = 0; slot < area.designs.length; slot++) {
    const row = area.designs[slot]?.rows[place];
    if (row === null || row === undefined) continue;
    standing.push(slot);
    drawLogits(area, slopes, noise, { place, slot, row }, scratch[slot] as Float64Array);
    const adjustment = adjust?.(place, slot);
    if (adjustment !== undefined) move(scratch[slot] as Float64Array, adjustment);
  }
  pickWinners(area.plan.insurgent, standing, scratch, winners, slopes.draws);
}

function drawLogits(
  area: Area,
  { draws, coefficients, offsets, sd }: Slopes,
  noise: Noise,
  { place, slot, row }: { readonly place: number; readonly slot: number; readonly row: Row },
  eta: Float64Array,
): void {
  const base = (area.designs[slot] as { base: Float64Array }).base[place] as number;
  const offset = offsets[slot] as Float64Array;
  const residual = noise.residuals[slot] as Float32Array;
  const scale = sd[slot] as number;
  const start = place * draws;
  for (let draw = 0; draw < draws; draw++) {
    eta[draw] = base + (offset[draw] as number) + scale * (residual[start + draw] as number);
  }
  for (let index = 0; index < row.columns.length; index++) {
    addScaled(
      eta,
      coefficients[slot] as Float64Array,
      (row.columns[index] as number) * draws,
      row.values[index] as number,
    );
  }
}

function addScaled(sum: Float64Array, source: Float64Array, start: number, factor: number): void {
  for (let index = 0; index < sum.length; index++) {
    sum[index] = (sum[index] as number) + factor * (source[start + index] as number);
  }
}

function move(eta: Float64Array, { from, to, factor }: Adjustment): void {
  for (let draw = 0; draw < eta.length; draw++) eta[draw] = to + ((eta[draw] as number) - from) * factor;
}

const LOG_2 = Math.log(2);

function pickWinners(
  insurgent: number,
  standing: readonly number[],
  scratch: Scratch,
  winners: Int8Array,
  draws: number,
): void {
  const parties = standing.filter((slot) => slot !== insurgent);
  const other = standing.length === parties.length ? null : (scratch[insurgent] as Float64Array);
  const surelyTooFew = -Math.log(Math.max(1, parties.length));
  for (let draw = 0; draw < draws; draw++) {
    let winner = -1;
    let best = -Infinity;
    for (const slot of parties) {
      const eta = (scratch[slot] as Float64Array)[draw] as number;
      if (eta > best) {
        best = eta;
        winner = slot;
      }
    }
    if (other !== null) {
      const eta = other[draw] as number;
      // The best party's relative share is at least logistic(best) and one of so many parts: most draws need no exponential.
      const hopeless = eta < surelyTooFew && eta < Math.min(best, 0) - LOG_2;
      if (!hopeless && beats(eta, best, parties, scratch, draw)) winner = insurgent;
    }
    winners[draw] = winner;
  }
}

/** Whether the insurgent's share, of all votes, is larger than the best party's, of what is left of them. */
function beats(
  eta: number,
  best: number,
  parties: readonly number[],
  scratch: Scratch,
  draw: number,
): boolean {
  if (parties.length === 0) return true;
  let whole = 0;
  for (const slot of parties) whole += logistic((scratch[slot] as Float64Array)[draw] as number);
  // s > r (1 − s) is s / (1 − s) > r, and s / (1 − s) is exp(eta).
  return Math.exp(eta) > logistic(best) / Math.max(1, whole);
}

import type { Nation } from '#lib/election/reference.ts';
import type { Polls } from './inputs.ts';
import { logistic } from './logit.ts';
import { at } from './matrix.ts';
import type { Seat } from './seat.ts';

/** National swing, and what Scotland adds to it, on the logit scale. */
export interface PollMeans {
  readonly intercept: number;
  readonly scotland: number;
}

/**
 * Prior means from polls (section 3.4, step 1): the intercept, and the Scottish coefficient where a Scottish poll exists,
 * with which the mean implied share over the seats equals the poll. Seats where the party does not stand count as none.
 */
export function pollMeans(
  polls: Polls | null,
  id: string,
  seats: readonly Seat[],
  slot: number,
  base: Float64Array,
): PollMeans {
  const solveFor = (isIn: (nation: Nation) => boolean, share: number | undefined): number | null => {
    const places = [...seats.keys()].filter((place) => isIn((seats[place] as Seat).constituency.nation));
    const standing = places.filter((place) => seats[place]?.stands[slot] === true);
    if (share === undefined || standing.length === 0) return null;
    const logits = standing.map((place) => at(base, place));
    return solveShift(logits, (share * places.length) / 100);
  };
  const scottish = solveFor((nation) => nation === 'Scotland', polls?.scotland[id]);
  const outside =
    solveFor((nation) => nation !== 'Scotland', polls?.greatBritain[id]) ??
    solveFor((nation) => nation === 'Wales', polls?.wales[id]);
  if (outside === null) return { intercept: scottish ?? 0, scotland: 0 };
  return { intercept: outside, scotland: scottish === null ? 0 : scottish - outside };
}

/** No swing of a real night comes near this, on the logit scale. */
const SHIFT_MAX = 8;
const BISECTIONS = 60;

/** The shift with which the logits' shares add up to the target, by bisection. */
function solveShift(logits: readonly number[], target: number): number {
  let low = -SHIFT_MAX;
  let high = SHIFT_MAX;
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = (low + high) / 2;
    const sum = logits.reduce((total, value) => total + logistic(value + middle), 0);
    if (sum < target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

import { clip, logit } from './logit.ts';
import { at, cholesky, solve } from './matrix.ts';
import type { Seat } from './seat.ts';

/** Bounds of a base share before its logit is taken, in per cent. */
const BASE_FLOOR_PERCENT = 1;
const BASE_CEILING_PERCENT = 97;
/** Below this share a party did not stand last time. */
const STOOD_PERCENT = 0.5;
/** As many absences are single cases; with more, where it stands anew has to be imputed. */
const ABSENCES_MAX = 5;
const RIDGE_PENALTY = 2;

/**
 * Base logit of one slot in every seat, l = logit(clip(s0, 1, 97)). Where the party did not stand last time, in more than
 * five of the seats where it stands now, or where the Speaker held the seat, it is imputed: ridge of l on the given
 * covariates (intercept free), fitted where it did stand. Section 3.1.
 */
export function baseLogits(
  seats: readonly Seat[],
  slot: number,
  covariates: readonly Float64Array[],
  isInsurgent: boolean,
): Float64Array {
  const logits = Float64Array.from(seats, ({ baseShares }) =>
    logit(clip(at(baseShares, slot), BASE_FLOOR_PERCENT, BASE_CEILING_PERCENT)),
  );
  if (isInsurgent) return logits;
  const stood = ({ baseShares }: Seat) => at(baseShares, slot) >= STOOD_PERCENT;
  const places = [...seats.keys()];
  const isAbsent = (place: number) => seats[place]?.stands[slot] === true && !stood(seats[place] as Seat);
  const absent = places.filter(isAbsent);
  const imputed =
    absent.length > ABSENCES_MAX ? absent : absent.filter((place) => seats[place]?.heldBySpeaker);
  const fitted = places.filter((place) => stood(seats[place] as Seat));
  if (imputed.length === 0 || fitted.length === 0) return logits;
  const predict = ridge(covariates, fitted, logits);
  for (const place of imputed) logits[place] = predict(place);
  return logits;
}

/** Prediction by ridge regression on columns, fitted on some rows. */
function ridge(
  columns: readonly Float64Array[],
  rows: readonly number[],
  response: Float64Array,
): (row: number) => number {
  const size = columns.length;
  const means = columns.map((column) => rows.reduce((sum, row) => sum + at(column, row), 0) / rows.length);
  const centre = rows.reduce((sum, row) => sum + at(response, row), 0) / rows.length;
  const normal = new Float64Array(size * size);
  const moments = new Float64Array(size);
  for (const row of rows) {
    const x = columns.map((column, index) => at(column, row) - at(means, index));
    const y = at(response, row) - centre;
    for (let i = 0; i < size; i++) {
      moments[i] = at(moments, i) + at(x, i) * y;
      for (let j = 0; j < size; j++) {
        normal[i * size + j] = at(normal, i * size + j) + at(x, i) * at(x, j);
      }
    }
  }
  for (let i = 0; i < size; i++) normal[i * size + i] = at(normal, i * size + i) + RIDGE_PENALTY;
  const weights = solve(cholesky(normal, size), size, moments);
  return (row) =>
    columns.reduce(
      (sum, column, index) => sum + at(weights, index) * (at(column, row) - at(means, index)),
      centre,
    );
}

import type { Constituency } from '#lib/election/reference.ts';
import type { Area } from './area.ts';
import { baseLogits } from './base-logits.ts';
import { type Column, designOf } from './design.ts';
import type { NorthernIrelandInputs } from './inputs.ts';
import type { Noise } from './noise.ts';
import { type Seat, seatOf, slotPlan } from './seat.ts';

const COLUMNS: readonly Column[] = [
  { group: 'national', name: 'swing', centred: false },
  { group: 'ownShare', name: 'own share last time', centred: true },
  { group: 'candidate', name: 'new to the seat', centred: true },
];
/** Below this share a party did not stand in the seat last time, in per cent. */
const STOOD_PERCENT = 0.5;
/** As heavy as for Great Britain: how many seats the residual sd of earlier nights weighs. */
const RESIDUAL_WEIGHT_SEATS = 40;

/** Northern Ireland (section 9): three columns a party, no polls, no exit poll. Pacts decide seats: low confidence. */
export function northernIreland(
  inputs: NorthernIrelandInputs,
  insurgent: string,
  constituencies: readonly Constituency[],
): Area {
  const rules = [...inputs.slots, { id: insurgent, standings: [], baseStandings: [] }];
  const plan = slotPlan(rules, insurgent);
  const seats = constituencies.map((constituency) => seatOf(plan, constituency));
  const designs = rules.map((_, slot) => {
    const base = baseLogits(seats, slot, [], true);
    const rows = seats.map((seat, place) => {
      if (seat.stands[slot] !== true) return null;
      return [1, base[place] as number, (seat.baseShares[slot] as number) < STOOD_PERCENT ? 1 : 0];
    });
    return designOf(COLUMNS, base, rows);
  });
  const sds = [inputs.interceptSd, inputs.ownShareSd, inputs.newToSeatSd];
  const size = COLUMNS.length;
  const correlation = new Float64Array(rules.length ** 2);
  rules.forEach((_, slot) => {
    correlation[slot * rules.length + slot] = 1;
  });
  return {
    plan,
    seats,
    designs,
    priors: designs.map(() => {
      const covariance = new Float64Array(size * size);
      sds.forEach((sd, column) => {
        covariance[column * size + column] = sd ** 2;
      });
      return { mean: new Float64Array(size), covariance };
    }),
    residualSd: new Float64Array(rules.length).fill(inputs.residualSd),
    correlation,
    tailDegrees: inputs.tailDegrees,
    residualWeightSeats: RESIDUAL_WEIGHT_SEATS,
  };
}

/** In some of the draws the plain rule speaks instead: the holder keeps the seat, or any other is as likely as another. */
export function mixHolderRule(
  inputs: NorthernIrelandInputs,
  seat: Seat,
  place: number,
  noise: Noise,
  winners: Int8Array,
): void {
  const standing = [...seat.stands.keys()].filter((slot) => seat.stands[slot] === true);
  const others = standing.filter((slot) => slot !== seat.holder);
  const keeps = standing.includes(seat.holder);
  const { regressionWeight, holderProbability } = inputs;
  for (let draw = 0; draw < noise.draws; draw++) {
    const chance = noise.uniforms[place * noise.draws + draw] as number;
    if (chance < regressionWeight) continue;
    const rest = (chance - regressionWeight) / (1 - regressionWeight);
    if (keeps && (others.length === 0 || rest < holderProbability)) {
      winners[draw] = seat.holder;
      continue;
    }
    const among = keeps ? (rest - holderProbability) / (1 - holderProbability) : rest;
    const index = Math.min(others.length - 1, Math.floor(among * others.length));
    winners[draw] = others[index] ?? (winners[draw] as number);
  }
}

import { chanceOf } from '#lib/forecast/chance.ts';
import { changesInSeats, pollChange, sharesOfAll } from '#lib/forecast/uniform-swing.ts';
import type { Prediction } from './prediction.ts';
import type { Checkpoint, ReplayedNight } from './replayed-night.ts';

/** Everybody keeps the seat with the same chance; any other that stands is as likely as another. */
export function holdPrediction(night: ReplayedNight, holdChance: number): Prediction {
  const { seats, plan } = night.model.greatBritain;
  return {
    chances: seats.map(({ stands, holder }) => {
      const others = stands.filter((each, slot) => each && slot !== holder).length;
      const keeps = stands[holder] === true;
      return Float64Array.from(plan.ids, (_, slot) => {
        if (stands[slot] !== true) return 0;
        if (!keeps) return 1 / others;
        if (others === 0) return 1;
        return slot === holder ? holdChance : (1 - holdChance) / others;
      });
    }),
    totals: null,
  };
}

/** Part of the seats of Great Britain that were held. */
export function heldShare({ model, winners }: ReplayedNight): number {
  const scored = model.greatBritain.seats.filter((_, place) => winners[place] !== -1);
  return (
    scored.filter((seat) => winners[model.greatBritain.seats.indexOf(seat)] === seat.holder).length /
    scored.length
  );
}

/** How many seats the national change weighs beside a region's own. */
const NATIONAL_WEIGHT_SEATS = 5;
const DRAWS = 500;
const SEED = 1950;

/**
 * Uniform swing: everybody's share last time, plus the mean change of the party in the declared seats (by the polls before
 * any), plus independent noise with the given sd in points. By region: the region's mean, drawn towards the national one.
 */
export function swingPrediction(
  night: ReplayedNight,
  checkpoint: Checkpoint,
  sdPoints: number,
  byRegion: boolean,
): Prediction {
  const { seats, plan } = night.model.greatBritain;
  const changes = changesOf(night, checkpoint);
  const chance = chanceOf(SEED);
  const open = new Set(checkpoint.open);
  const totals = plan.ids.map(() => new Int16Array(DRAWS));
  const chances = seats.map((seat, place) => {
    const own = new Float64Array(plan.ids.length);
    const settled = checkpoint.evidence.settled.get(seat.constituency.id);
    if (!open.has(place)) {
      const total = settled === undefined || seat.fixed ? undefined : totals[settled.winner];
      total?.forEach((seatsSoFar, draw) => {
        total[draw] = seatsSoFar + 1;
      });
      return own;
    }
    const before = sharesOfAll(seat.baseShares, plan.insurgent);
    const region = byRegion ? seat.constituency.region : null;
    const expected = before.map((share, slot) => share + changes(slot, region));
    for (let draw = 0; draw < DRAWS; draw++) {
      let winner = -1;
      let most = -Infinity;
      for (let slot = 0; slot < expected.length; slot++) {
        if (seat.stands[slot] !== true) continue;
        const share = (expected[slot] ?? 0) + sdPoints * chance.normal();
        if (share > most) {
          most = share;
          winner = slot;
        }
      }
      own[winner] = (own[winner] ?? 0) + 1 / DRAWS;
      const total = totals[winner];
      if (total !== undefined) total[draw] = (total[draw] ?? 0) + 1;
    }
    return own;
  });
  return { chances, totals };
}

/** Change of a slot in points, in the country or drawn towards it from a region. */
function changesOf(
  { model }: ReplayedNight,
  { state, evidence }: Checkpoint,
): (slot: number, region: string | null) => number {
  const { plan } = model.greatBritain;
  const rows = changesInSeats(model.greatBritain, evidence);
  const meanOf = (slot: number, region: string | null, fallback: number, weight: number) => {
    const own = rows.filter(
      ({ seat }) => seat.stands[slot] === true && (region === null || seat.constituency.region === region),
    );
    if (own.length + weight === 0) return fallback;
    const sum = own.reduce((total, { change }) => total + (change[slot] ?? 0), 0);
    return (sum + weight * fallback) / (own.length + weight);
  };
  const national = plan.ids.map((_, slot) => meanOf(slot, null, pollChange(model, slot), 0));
  const cache = new Map<string, number>();
  if (state.tally.declared === 0) return (slot) => national[slot] ?? 0;
  return (slot, region) => {
    if (region === null) return national[slot] ?? 0;
    const key = `${region}:${slot}`;
    const known = cache.get(key) ?? meanOf(slot, region, national[slot] ?? 0, NATIONAL_WEIGHT_SEATS);
    cache.set(key, known);
    return known;
  };
}

import type { Figures } from '#lib/election/events.ts';
import type { Constituency } from '#lib/election/reference.ts';
import type { Area } from './area.ts';
import { chanceOf } from './chance.ts';
import type { Evidence } from './evidence.ts';
import { at } from './matrix.ts';
import type { ForecastModel } from './model.ts';

/**
 * The rival that the forecast is measured against while a night runs: everybody's share last time, plus the mean change of
 * the party in the declared seats (by the polls before any), plus independent noise. Great Britain only.
 */
export interface UniformSwing {
  /** Chance of each slot in each of the places, by what is known so far. */
  chances(evidence: Evidence, places: readonly number[]): ReadonlyMap<number, Float64Array>;
}

/** Best on nights other than the one that is scored; `docs/FORECAST.md` has how it was chosen. */
const NOISE_POINTS = 7;
const DRAWS = 400;
const SEED = 1951;

export function makeUniformSwing(model: ForecastModel): UniformSwing {
  const { greatBritain: area } = model;
  const slots = area.plan.ids.length;
  const chance = chanceOf(SEED);
  const noise = Float64Array.from({ length: DRAWS * slots }, () => NOISE_POINTS * chance.normal());
  const before = area.seats.map(({ baseShares }) => sharesOfAll(baseShares, area.plan.insurgent));
  return {
    chances(evidence, places) {
      const change = meanChanges(model, evidence);
      return new Map(
        places.map((place) => {
          const expected = change.map((points, slot) => points + (before[place]?.[slot] ?? 0));
          return [place, winningChances(expected, area.seats[place]?.stands ?? [], noise)];
        }),
      );
    },
  };
}

function winningChances(
  expected: readonly number[],
  stands: readonly boolean[],
  noise: Float64Array,
): Float64Array {
  const slots = expected.length;
  const wins = new Float64Array(slots);
  for (let draw = 0; draw < DRAWS; draw++) {
    let winner = -1;
    let most = -Infinity;
    for (let slot = 0; slot < slots; slot++) {
      if (stands[slot] !== true) continue;
      const share = (expected[slot] as number) + at(noise, draw * slots + slot);
      if (share > most) {
        most = share;
        winner = slot;
      }
    }
    if (winner !== -1) wins[winner] = at(wins, winner) + 1 / DRAWS;
  }
  return wins;
}

/** Mean change of each slot in points over the declared seats where it stands; by the polls before any. */
function meanChanges(model: ForecastModel, evidence: Evidence): readonly number[] {
  const area = model.greatBritain;
  const rows = changesInSeats(area, evidence);
  return area.plan.ids.map((_, slot) => {
    const own = rows.filter(({ seat }) => seat.stands[slot] === true);
    if (own.length === 0) return pollChange(model, slot);
    return own.reduce((sum, { change }) => sum + (change[slot] ?? 0), 0) / own.length;
  });
}

interface SeatChange {
  readonly seat: Area['seats'][number];
  /** By slot, in points. */
  readonly change: readonly number[];
}

/** How the shares of all slots changed in each declared seat that tells of it. */
export function changesInSeats(area: Area, { settled }: Evidence): readonly SeatChange[] {
  return area.seats.flatMap((seat) => {
    const phase = settled.get(seat.constituency.id)?.phase;
    if (phase?.kind !== 'declared' || seat.fixed || seat.heldBySpeaker) return [];
    const now = sharesNow(area, seat.constituency, phase.figures);
    const before = sharesOfAll(seat.baseShares, area.plan.insurgent);
    return [{ seat, change: now.map((share, slot) => share - (before[slot] ?? 0)) }];
  });
}

/** What the polls say of the change, against the mean share over the seats that they are about. */
export function pollChange({ inputs, greatBritain }: ForecastModel, slot: number): number {
  const id = greatBritain.plan.ids[slot] ?? '';
  const { polls } = inputs;
  const everywhere = polls?.greatBritain[id];
  const scottish = everywhere === undefined ? polls?.scotland[id] : undefined;
  const poll = everywhere ?? scottish ?? polls?.wales[id];
  if (poll === undefined) return 0;
  const about = greatBritain.seats.filter(({ constituency: { nation } }) =>
    everywhere !== undefined ? true : nation === (scottish === undefined ? 'Wales' : 'Scotland'),
  );
  const shares = about.map(
    ({ baseShares }) => sharesOfAll(baseShares, greatBritain.plan.insurgent)[slot] ?? 0,
  );
  return poll - shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** Shares of all votes from those that leave the insurgent out. */
export function sharesOfAll(relative: Float64Array, insurgent: number): readonly number[] {
  const rest = 1 - at(relative, insurgent) / 100;
  return Array.from(relative, (share, slot) => (slot === insurgent ? share : share * rest));
}

function sharesNow({ plan }: Area, { candidates }: Constituency, figures: Figures): readonly number[] {
  const valid = candidates.reduce((sum, { id }) => sum + (figures.votes[id] ?? 0), 0);
  const best = plan.ids.map(() => 0);
  for (const { id, standing } of candidates) {
    const slot = plan.now.get(standing) ?? plan.insurgent;
    best[slot] = Math.max(best[slot] ?? 0, figures.votes[id] ?? 0);
  }
  return best.map((votes) => (100 * votes) / valid);
}

import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Area } from './area.ts';
import type { Evidence } from './evidence.ts';
import { localAdjustments } from './local-priors.ts';
import { at } from './matrix.ts';
import type { ForecastModel, NightNoise } from './model.ts';
import type { Noise } from './noise.ts';
import { mixHolderRule } from './northern-ireland.ts';
import { drawCoefficients, type Posterior, posteriorOf } from './posterior.ts';
import { makeScratch, simulateSeat, slopesOf } from './simulate-seat.ts';
import { makeTotals, SPEAKER, type Summary, summarise, type Totals } from './totals.ts';
import { makeVoteTotals, type VoteTotals } from './vote-totals.ts';

export interface Forecast {
  readonly draws: number;
  readonly seats: readonly SeatForecast[];
  readonly summary: Summary;
  /** By area and slot: for contributions. */
  readonly posteriors: ReadonlyMap<Area, readonly Posterior[]>;
  /** Seats of each line in each draw. */
  readonly totals: Totals;
  /** Votes in Great Britain in the first of the draws. */
  readonly votes: VoteTotals;
}

export interface SeatForecast {
  readonly constituencyId: ConstituencyId;
  /** Null while the seat is open. */
  readonly settled: 'declared' | 'announced' | 'speaker' | null;
  /** Slot that won last time; null without a base, or after the Speaker. */
  readonly defender: string | null;
  /** Chance of each slot that stands; 1 for the winner of a settled seat. They add up to 1. */
  readonly probabilities: ReadonlyMap<string, number>;
  /** True where the model is known to be weak. */
  readonly lowConfidence: boolean;
}

/** Shares of the vote are steadier than seats: so many draws give them to well under a point. */
const SHARE_DRAWS = 100;

/** The forecast from the evidence so far. Equal evidence and equal noise give an equal forecast. */
export function forecastOf(model: ForecastModel, evidence: Evidence, noise: NightNoise): Forecast {
  const areas = [model.greatBritain, model.northernIreland];
  const draws = noise.get(model.greatBritain)?.draws ?? 0;
  const totals = makeTotals(
    areas.map(({ plan }) => plan.ids),
    draws,
  );
  const votes = makeVoteTotals(model.greatBritain, evidence, Math.min(draws, SHARE_DRAWS));
  const posteriors = new Map(areas.map((area) => [area, posteriorsOf(model, evidence, area)]));
  const seats = areas.flatMap((area) =>
    seatForecasts(model, evidence, area, {
      posteriors: posteriors.get(area) ?? [],
      noise: noise.get(area) as Noise,
      totals,
      votes: area === model.greatBritain ? votes : null,
    }),
  );
  const parties = areas.flatMap(({ plan }) => plan.ids.filter((_, slot) => slot !== plan.insurgent));
  const summary = summarise(totals, parties, model.roll.seatsForMajority);
  return { draws, seats, summary, posteriors, totals, votes };
}

/** Coefficients of every slot of an area, given the evidence. */
export function posteriorsOf(model: ForecastModel, evidence: Evidence, area: Area): readonly Posterior[] {
  const statistics = evidence.statistics.get(area) ?? [];
  return (model.precisions.get(area) ?? []).map((precision, slot) => {
    const own = statistics[slot];
    if (own === undefined) throw new Error(`No statistics of slot ${slot}`);
    return posteriorOf(precision, own, at(area.residualSd, slot), area.residualWeightSeats);
  });
}

interface Simulation {
  readonly posteriors: readonly Posterior[];
  readonly noise: Noise;
  readonly totals: Totals;
  readonly votes: VoteTotals | null;
}

function seatForecasts(
  model: ForecastModel,
  evidence: Evidence,
  area: Area,
  { posteriors, noise, totals, votes }: Simulation,
): readonly SeatForecast[] {
  const { draws } = noise;
  const coefficients = posteriors.map((posterior, slot) =>
    drawCoefficients(posterior, noise.coefficients[slot] as Float32Array, draws),
  );
  const slopes = slopesOf(
    area,
    coefficients,
    Float64Array.from(posteriors, ({ sd }) => sd),
  );
  const adjust = localAdjustments(area, posteriors, evidence.localPriors);
  const scratch = makeScratch(area, draws);
  const winners = new Int8Array(draws);
  const isIrish = area === model.northernIreland;
  return area.seats.map((seat, place) => {
    const { id } = seat.constituency;
    const about = {
      constituencyId: id,
      defender: area.plan.ids[seat.holder] ?? null,
      lowConfidence: isIrish,
    };
    const settled = evidence.settled.get(id);
    if (seat.fixed) {
      totals.addToAll(SPEAKER);
      return { ...about, settled: settled?.how ?? 'speaker', probabilities: new Map([[SPEAKER, 1]]) };
    }
    if (settled !== undefined) {
      const winner = area.plan.ids[settled.winner] ?? '';
      totals.addToAll(winner);
      return { ...about, settled: settled.how, probabilities: new Map([[winner, 1]]) };
    }
    simulateSeat(area, slopes, noise, place, scratch, winners, adjust);
    if (isIrish) mixHolderRule(model.inputs.northernIreland, seat, place, noise, winners);
    totals.addWinners(area.plan.ids, winners);
    votes?.addDrawn(place, scratch);
    return { ...about, settled: null, probabilities: sharesOf(area, place, winners) };
  });
}

/** The fraction of draws that each slot that stands wins. */
function sharesOf(area: Area, place: number, winners: Int8Array): ReadonlyMap<string, number> {
  const wins = new Float64Array(area.plan.ids.length);
  for (const winner of winners) wins[winner] = at(wins, winner) + 1;
  const stands = area.seats[place]?.stands ?? [];
  return new Map(
    area.plan.ids.flatMap((id, slot) =>
      stands[slot] === true ? [[id, at(wins, slot) / winners.length] as const] : [],
    ),
  );
}

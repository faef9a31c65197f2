import type { Area } from './area.ts';
import { contenderOf, defenderOf, standingOfLine } from './contender.ts';
import { contributionsOf } from './contributions.ts';
import { decidingSeats } from './deciding.ts';
import type { Evidence } from './evidence.ts';
import type { Forecast, SeatForecast } from './forecast.ts';
import type { Measures } from './inputs.ts';
import { type Kinship, makeKinship } from './kinship.ts';
import type { ForecastModel } from './model.ts';
import { linesOf, outcomeOf, sharesOf } from './outcome.ts';
import type {
  Cause,
  Challenger,
  ExpectedLosses,
  ForecastReading,
  LogPosition,
  SeatReading,
} from './published.ts';
import { scoreOf } from './score.ts';
import { isWorthSaying, riskBandOf, type ShownChance, shownChance, shownRisk } from './shown.ts';
import type { Track } from './track.ts';
import { untypicalOf } from './untypical.ts';

/** A model with what is needed to put its forecast into words. */
export interface Study {
  readonly model: ForecastModel;
  readonly measures: Measures;
  readonly kinship: ReadonlyMap<Area, Kinship>;
  readonly inputsHash: string;
}

export function makeStudy(model: ForecastModel, measures: Measures, inputsHash: string): Study {
  const areas = [model.greatBritain, model.northernIreland];
  return { model, measures, inputsHash, kinship: new Map(areas.map((area) => [area, makeKinship(area)])) };
}

export interface ReadingParts {
  readonly position: LogPosition;
  readonly evidence: Evidence;
  readonly forecast: Forecast;
  /** The forecast before the last result, with as many draws; null before any. */
  readonly before: Forecast | null;
  readonly track: Track;
}

/** A reading without its tag, which is made from it. */
export type UntaggedReading = Omit<ForecastReading, 'tag'>;

/** Puts a forecast into whole numbers and shown steps. */
export function readingOf(study: Study, parts: ReadingParts): UntaggedReading {
  const { model, measures, inputsHash } = study;
  const { position, evidence, forecast, before, track } = parts;
  const open = forecast.seats.filter(({ settled }) => settled === null);
  const risksBefore = new Map((before?.seats ?? []).map((seat) => [seat.constituencyId, riskOf(seat)]));
  return {
    position,
    inputsHash,
    draws: forecast.draws,
    settled: evidence.settled.size,
    seats: open
      .toSorted((a, b) => (a.constituencyId < b.constituencyId ? -1 : 1))
      .map((seat) => seatReading(study, parts, seat, risksBefore.get(seat.constituencyId) ?? null)),
    losses: lossesOf(model, open),
    lines: linesOf(model, evidence, forecast),
    outcome: outcomeOf(model, evidence, forecast),
    shares: sharesOf(model, forecast),
    deciding: decidingSeats(model, forecast),
    untypical: untypicalOf(model, measures, evidence),
    score: scoreOf(model, evidence, track.marks),
    path: track.path,
  };
}

/** Chance that whoever won last time loses the seat; null when there is no such party. */
function riskOf({ defender, probabilities, settled }: SeatForecast): number | null {
  return defender === null || settled !== null ? null : 1 - (probabilities.get(defender) ?? 0);
}

function seatReading(
  { model, kinship }: Study,
  { evidence, forecast }: ReadingParts,
  seat: SeatForecast,
  riskBefore: number | null,
): SeatReading {
  const home = model.places.get(seat.constituencyId);
  if (home === undefined) throw new Error(`No place of ${seat.constituencyId} in the model`);
  const { area, place } = home;
  const risk = riskOf(seat);
  const atRisk = risk === null ? null : shownRisk(risk);
  const shownBefore = riskBefore === null ? null : shownRisk(riskBefore);
  const challengers = challengersOf(area, place, seat, atRisk);
  const posteriors = forecast.posteriors.get(area) ?? [];
  const causesOf = (slot: string | undefined): readonly Cause[] =>
    slot === undefined
      ? []
      : wholeCauses(contributionsOf(area, posteriors, place, area.plan.ids.indexOf(slot)));
  const subject = seat.defender ?? challengers[0]?.slot;
  const alike =
    subject === undefined ? [] : kinship.get(area)?.alike(evidence, place, area.plan.ids.indexOf(subject));
  return {
    constituencyId: seat.constituencyId,
    defender: defenderOf(area, place),
    band: risk === null ? null : riskBandOf(risk),
    atRisk,
    movedFrom: shownBefore === atRisk ? null : shownBefore,
    challengers,
    lowConfidence: seat.lowConfidence,
    why: {
      defender: causesOf(seat.defender ?? undefined),
      challenger: causesOf(challengers[0]?.slot),
      alike: alike ?? [],
    },
  };
}

/** The likeliest who does not defend the seat, and the next when it is worth saying. */
function challengersOf(
  area: Area,
  place: number,
  { defender, probabilities }: SeatForecast,
  atRisk: ShownChance | null,
): readonly Challenger[] {
  return [...probabilities]
    .filter(([slot]) => slot !== defender)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 2)
    .filter(([, probability], index) => index === 0 || isWorthSaying(probability))
    .map(([slot, probability]) => ({
      ...contenderOf(area, place, area.plan.ids.indexOf(slot)),
      // Never more than the defender's whole risk, which its band bounds.
      chance: Math.min(shownChance(probability), atRisk ?? Number.POSITIVE_INFINITY),
    }));
}

function wholeCauses(contributions: ReturnType<typeof contributionsOf>): readonly Cause[] {
  return contributions
    .map(({ group, points }) => ({ group, points: Math.round(points) }))
    .filter(({ points }) => points !== 0);
}

function lossesOf(model: ForecastModel, open: readonly SeatForecast[]): readonly ExpectedLosses[] {
  const byDefender = Map.groupBy(open, ({ defender }) => defender);
  return [...byDefender]
    .flatMap(([slot, seats]) => {
      if (slot === null) return [];
      const expected = seats.reduce((sum, seat) => sum + (riskOf(seat) ?? 0), 0);
      return [{ slot, standing: standingOfLine(model, slot), open: seats.length, expected }];
    })
    .sort((a, b) => b.expected - a.expected)
    .map((losses) => ({ ...losses, expected: Math.round(losses.expected) }));
}

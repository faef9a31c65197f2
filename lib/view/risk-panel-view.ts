import { candidatesOf, constituencyOf, type Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type {
  ExpectedLosses,
  ForecastReading,
  PublishedForecast,
  SeatReading,
} from '#lib/forecast/published.ts';
import type { RiskBand } from '#lib/forecast/shown.ts';
import { counted, formatCount } from '#lib/format/numbers.ts';
import { atRiskAddress, NO_AT_RISK_FILTER } from './at-risk-filter.ts';
import { openSeats } from './forecast-open-seats.ts';
import { type ForecastSeatView, forecastSeatView } from './forecast-seat-view.ts';
import {
  absenceWords,
  allLosses,
  BAND_RANGES,
  BAND_TITLES,
  changesSentence,
  expectedWords,
  LISTED_BANDS,
  lineName,
  lineTag,
} from './forecast-words.ts';
import { isOver, type RiskView, riskView } from './risk-view.ts';
import { type ClosestView, closestView } from './risk-view-closest.ts';
import type { TagView } from './tag-view.ts';

/** Seats at risk on the Night page: by the forecast; where there is none, by arithmetic that says it is no more than that. */
export type RiskPanelView =
  | ({ readonly kind: 'forecast' } & ForecastPanelView)
  | { readonly kind: 'arithmetic'; readonly note: string | null; readonly risk: RiskView }
  | { readonly kind: 'over'; readonly closest: ClosestView };

export interface ForecastPanelView {
  /** "We expect about 266 of the 567 seats still to declare to change hands; we do not know which." */
  readonly lead: string;
  readonly losses: readonly LossesRow[];
  readonly bands: readonly ForecastBandView[];
}

export interface LossesRow {
  readonly key: string;
  readonly tag: TagView;
  readonly name: string;
  /** "344" seats that it defends and that are still to declare. */
  readonly open: string;
  /** "218", or "under 1". */
  readonly expected: string;
  readonly href: string;
}

export interface ForecastBandView {
  readonly band: RiskBand;
  readonly title: string;
  /** "more than 60%". */
  readonly range: string;
  readonly count: string;
  readonly href: string;
  readonly rows: readonly ForecastSeatView[];
}

const ROWS_SHOWN = 4;
const LOSSES_SHOWN = 4;

export function riskPanelView(
  roll: Roll,
  state: NightState,
  nightNowMs: number,
  forecast: PublishedForecast,
): RiskPanelView {
  if (isOver(roll, state)) return { kind: 'over', closest: closestView(roll, state) };
  if (forecast.kind === 'shown') return { kind: 'forecast', ...panelView(roll, state, forecast.reading) };
  return { kind: 'arithmetic', note: absenceWords(forecast), risk: riskView(roll, state, nightNowMs) };
}

function panelView(roll: Roll, state: NightState, reading: ForecastReading): ForecastPanelView {
  const { open, expected } = allLosses(reading.losses);
  return {
    lead: open === 0 ? 'Nobody defends any of the seats still to declare.' : changesSentence(open, expected),
    losses: reading.losses
      .filter(({ expected: some }, index) => some > 0 || index === 0)
      .slice(0, LOSSES_SHOWN)
      .map((losses) => lossesRow(roll, losses)),
    bands: LISTED_BANDS.map((band) => bandView(roll, state, openSeats(reading, state), band)),
  };
}

function lossesRow(roll: Roll, { slot, standing, open, expected }: ExpectedLosses): LossesRow {
  return {
    key: slot,
    tag: lineTag(roll, standing),
    name: lineName(roll, standing),
    open: formatCount(open),
    expected: expectedWords(expected),
    href: atRiskAddress({ ...NO_AT_RISK_FILTER, defender: standing }, 'seats-at-risk'),
  };
}

function bandView(
  roll: Roll,
  state: NightState,
  seats: readonly SeatReading[],
  band: RiskBand,
): ForecastBandView {
  const own = seats.filter((seat) => seat.band === band);
  // Northern Ireland, of which too little is certain for a panel, and what is only to be kept an eye on have their place on the page of all.
  const shown = band === 'watch' ? [] : own.filter(({ lowConfidence }) => !lowConfidence);
  return {
    band,
    title: BAND_TITLES[band],
    range: BAND_RANGES[band],
    count: counted(own.length, 'seat'),
    href: atRiskAddress({ ...NO_AT_RISK_FILTER, band }, 'seats-at-risk'),
    rows: chosenFew(roll, state, shown).flatMap((seat) => forecastSeatView(roll, state, seat) ?? []),
  };
}

/**
 * A few seats of a band: well-known people's first, but at most half, then the most endangered of each defending party in
 * turn, those with few such seats first: a party's one seat in a hundred is news, its hundredth is not.
 */
function chosenFew(roll: Roll, state: NightState, seats: readonly SeatReading[]): readonly SeatReading[] {
  const known = seats.filter((seat) => isWatched(roll, state, seat)).slice(0, ROWS_SHOWN / 2);
  const rest = seats.filter((seat) => !known.includes(seat));
  const groups = [...Map.groupBy(rest, ({ defender }) => defender?.slot ?? '').values()]
    .map((group) => group.toSorted((left, right) => (right.atRisk ?? 0) - (left.atRisk ?? 0)))
    .toSorted((left, right) => left.length - right.length);
  const turns = Array.from({ length: ROWS_SHOWN }, (_, turn) => groups.flatMap((group) => group[turn] ?? []));
  return [...known, ...turns.flat()].slice(0, ROWS_SHOWN);
}

/** Whether somebody well known defends the seat, or is likely to take it. */
function isWatched(roll: Roll, state: NightState, seat: SeatReading): boolean {
  const constituency = constituencyOf(roll, seat.constituencyId);
  const candidates = candidatesOf(constituency, state.contests[constituency.id]);
  return [seat.defender, ...seat.challengers].some(
    (contender) =>
      contender !== null &&
      candidates.some(
        (each) =>
          each.notable !== null &&
          (each.id === contender.candidateId ||
            (contender.candidateId === null && each.standing === contender.standing)),
      ),
  );
}

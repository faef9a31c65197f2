import { countOf } from '#lib/election/counts.ts';
import { resultSummary } from '#lib/election/derive/result-summary.ts';
import { seatsWon } from '#lib/election/derive/seats-won.ts';
import { stateOfPlay } from '#lib/election/derive/state-of-play.ts';
import type { Standing } from '#lib/election/ids.ts';
import type { Constituency } from '#lib/election/reference.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { Contest, NightState } from '#lib/election/state.ts';
import { formatCount } from '#lib/format/numbers.ts';
import { spokenSeat } from '#lib/format/sentences/spoken-seat.ts';
import { strokesOf } from './map-view-strokes.ts';
import { partiesWithRow } from './scoreboard-view-rows.ts';
import { tagOf } from './tag-view.ts';

/** What the hexagons show now. Where they stand is in the plan. */
export interface MapView {
  /** In the order of the plan's hexagons is not promised: look up by constituency. */
  readonly seats: Readonly<Record<string, HexView>>;
  readonly legend: readonly LegendRow[];
  /** The map in one sentence. */
  readonly spoken: string;
}

export interface HexView {
  readonly look: HexLook;
  /** Null until a winner is announced. */
  readonly standing: Standing | null;
  readonly letter: string;
  /** Path about the hexagon's centre, for hexagons too small for a letter. */
  readonly stroke: string;
  /** The seat in one sentence, its name first. */
  readonly spoken: string;
}

/**
 * `rush`: a winner without figures, outlined instead of filled. On the map page besides: `pale` beside full colour,
 * `none` where a figure does not exist, and a scale's strengths of colour, `band-1` to `band-6`.
 */
export type HexLook = 'open' | 'rush' | 'declared' | 'postponed' | 'pale' | 'none' | `band-${number}`;

export interface LegendRow {
  /** Null for the seats without a winner. */
  readonly standing: Standing | null;
  readonly letter: string;
  readonly stroke: string;
  readonly name: string;
  readonly seats: string;
}

export function mapView(roll: Roll, state: NightState, nightNowMs: number): MapView {
  const strokes = strokesOf(roll, state.timeline);
  const seats: Record<string, HexView> = {};
  for (const constituency of roll.reference.constituencies) {
    seats[constituency.id] = hexView(roll, strokes, constituency, state.contests[constituency.id]);
  }
  return {
    seats,
    legend: legendOf(roll, state, nightNowMs, strokes),
    spoken: `Map of ${formatCount(roll.seats)} seats, one hexagon each, coloured and lettered by winner. Arrow keys go from seat to seat, Enter opens one.`,
  };
}

type Strokes = ReadonlyMap<Standing, string>;

function hexView(
  roll: Roll,
  strokes: Strokes,
  constituency: Constituency,
  contest: Contest | undefined,
): HexView {
  const standing = resultSummary(constituency, contest)?.standing ?? null;
  return {
    look: lookOf(contest),
    standing,
    letter: standing === null ? '' : tagOf(roll, standing).letter,
    stroke: standing === null ? '' : (strokes.get(standing) ?? ''),
    spoken: spokenSeat(roll, constituency, contest),
  };
}

function lookOf(contest: Contest | undefined): HexLook {
  switch (contest?.phase.kind) {
    case 'declared':
      return 'declared';
    case 'rush':
      return 'rush';
    case 'postponed':
      return 'postponed';
    default:
      return 'open';
  }
}

/** The same rows all night, so that no declaration changes its height; a party beyond them comes when it wins. */
function legendOf(roll: Roll, state: NightState, nightNowMs: number, strokes: Strokes): readonly LegendRow[] {
  const seatsOf = (standing: Standing) => countOf(state.tally.seats, standing);
  const row = (standing: Standing): LegendRow => {
    const { letter, name } = tagOf(roll, standing);
    const seats = formatCount(seatsOf(standing));
    return { standing, letter, stroke: strokes.get(standing) ?? '', name, seats };
  };
  const winners = seatsWon(roll, state).parties.map(({ party }) => party);
  const parties = [...new Set([...partiesWithRow(roll), ...winners])].sort(
    (left, right) => seatsOf(right) - seatsOf(left),
  );
  const { stillToDeclare } = stateOfPlay(roll, state.tally, nightNowMs);
  const open = {
    standing: null,
    letter: '',
    stroke: '',
    name: 'Awaiting',
    seats: formatCount(stillToDeclare),
  };
  return [...parties.map(row), row('independent'), row('speaker'), open];
}

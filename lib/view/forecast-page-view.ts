import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { ForecastReading, PublishedForecast, Untypical } from '#lib/forecast/published.ts';
import { capitalised, collectiveName, placeInSentence, possessive, standingName } from '#lib/format/names.ts';
import { counted, formatCount } from '#lib/format/numbers.ts';
import { type RangesView, seatRangesView, shareRangesView } from './forecast-lines-view.ts';
import { openSeats } from './forecast-open-seats.ts';
import { type OutcomeForecastView, outcomeForecastView } from './forecast-outcome-view.ts';
import { type PathViews, pathViews } from './forecast-path-views.ts';
import { type ScoreView, scoreView } from './forecast-score-view.ts';
import { type ForecastSeatView, forecastSeatView } from './forecast-seat-view.ts';
import { absenceWords } from './forecast-words.ts';

/** The page of the forecast, or why there is none. */
export type ForecastPageView =
  | { readonly kind: 'absent'; readonly headline: string; readonly story: string }
  | ({ readonly kind: 'shown' } & ShownForecastView);

export interface ShownForecastView {
  readonly headline: string;
  readonly story: string;
  readonly seats: RangesView;
  readonly outcome: OutcomeForecastView;
  /** Null where no share can be said. */
  readonly shares: RangesView | null;
  readonly paths: PathViews;
  readonly deciding: DecidingView | null;
  /** Null where the declared seats are typical, or too few to say. */
  readonly untypical: UntypicalView | null;
  readonly score: ScoreView;
  /** Nothing is left to forecast: the score is what the page is about. */
  readonly isOver: boolean;
  /** From how many simulated nights and which inputs. */
  readonly made: string;
}

export interface DecidingView {
  readonly title: string;
  readonly rows: readonly ForecastSeatView[];
}

export interface UntypicalView {
  readonly words: string;
  readonly rows: readonly {
    readonly key: string;
    readonly name: string;
    readonly declared: string;
    readonly all: string;
  }[];
}

/** What a measure is called, and its unit after a figure: "%". */
export interface MeasureName {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
}

/** The names of the pack's measures: the browser's reference does not carry them. */
export function measureNames(
  tables: readonly ({
    readonly measures: readonly { readonly id: string; readonly label: string; readonly unit: string }[];
  } | null)[],
): readonly MeasureName[] {
  return tables.flatMap((table) =>
    (table?.measures ?? []).map(({ id, label, unit }) => ({
      id,
      name: label,
      unit: unit === 'percent' ? '%' : '',
    })),
  );
}

export function forecastPageView(
  roll: Roll,
  state: NightState,
  nightNowMs: number,
  forecast: PublishedForecast,
  measures: readonly MeasureName[],
): ForecastPageView {
  if (forecast.kind !== 'shown') {
    return {
      kind: 'absent',
      headline: ABSENT[forecast.kind],
      story: absenceWords(forecast) ?? ABSENT_STORY,
    };
  }
  const { reading } = forecast;
  const outcome = outcomeForecastView(roll, reading);
  return {
    kind: 'shown',
    headline: outcome.headline,
    story: storyOf(roll, reading),
    seats: seatRangesView(roll, reading),
    outcome,
    shares: shareRangesView(roll, reading),
    paths: pathViews(roll, reading, nightNowMs),
    deciding: decidingView(roll, state, reading),
    untypical: untypicalView(roll, reading, measures),
    score: scoreView(roll, reading.score),
    isOver: reading.settled >= roll.seats,
    made: `Made from ${formatCount(reading.draws)} simulated nights, the log up to event ${formatCount(reading.position.seq)}, and inputs ${reading.inputsHash.slice(0, 12)}. The same three give the same forecast on every machine.`,
  };
}

const ABSENT: Readonly<Record<Exclude<PublishedForecast['kind'], 'shown'>, string>> = {
  hidden: 'The forecast is switched off',
  embargoed: 'Nothing is forecast before the polls close',
  unavailable: 'There is no forecast to show',
};

const ABSENT_STORY = 'Results, swing and every other page do not depend on it.';

function storyOf(roll: Roll, { settled }: ForecastReading): string {
  if (settled >= roll.seats)
    return 'Every seat has its winner: what is left here is how well it was foreseen.';
  const from =
    settled === 0
      ? 'the polls and the exit poll, before any result'
      : `the first ${counted(settled, 'result')}, the polls and the exit poll`;
  return `From ${from}. It is a calculation and can be wrong: of ten such ranges, nine should hold what happens. How right it has been so far stands below.`;
}

function decidingView(roll: Roll, state: NightState, reading: ForecastReading): DecidingView | null {
  const { about, standing, seats } = reading.deciding;
  const open = new Map(openSeats(reading, state).map((seat) => [seat.constituencyId, seat]));
  const rows = seats.flatMap((id) => {
    const seat = open.get(id);
    const row = seat === undefined ? null : forecastSeatView(roll, state, seat);
    return row === null ? [] : [row];
  });
  if (rows.length === 0) return null;
  const who = standing === null ? null : collectiveName(roll, standing);
  const title =
    who === null || standing === null
      ? 'The seats on which most depends'
      : about === 'majority'
        ? `The seats on which a ${standingName(roll, standing)} majority depends most`
        : `The seats on which ${possessive(who)} total depends most`;
  return { title, rows };
}

function untypicalView(
  roll: Roll,
  { untypical, settled }: ForecastReading,
  measures: readonly MeasureName[],
): UntypicalView | null {
  if (untypical.length === 0) return null;
  return {
    words: `The ${counted(settled, 'seat')} so far are not typical of the House, which a plain average of them would not know. They differ most in these.`,
    rows: untypical.map((each) => untypicalRow(roll, each, measures)),
  };
}

function untypicalRow(
  roll: Roll,
  each: Untypical,
  measures: readonly MeasureName[],
): UntypicalView['rows'][number] {
  switch (each.kind) {
    case 'region':
      return {
        key: each.region,
        name: `Seats in ${placeInSentence(roll.regions.get(each.region)?.name ?? each.region)}`,
        declared: `${each.declared}%`,
        all: `${each.all}%`,
      };
    case 'defender':
      return {
        key: each.standing,
        name: `Seats that ${collectiveName(roll, each.standing)} defended`,
        declared: `${each.declared}%`,
        all: `${each.all}%`,
      };
    case 'measure': {
      const measure = measures.find(({ id }) => id === each.measure);
      return {
        key: each.measure,
        name: `${measure?.name ?? capitalised(each.measure.replaceAll('-', ' '))}, on average`,
        declared: `${formatCount(each.declared)}${measure?.unit ?? ''}`,
        all: `${formatCount(each.all)}${measure?.unit ?? ''}`,
      };
    }
    default:
      return each satisfies never;
  }
}

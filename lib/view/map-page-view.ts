import { constituenciesIn } from '#lib/election/derive/scope.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { PublishedForecast } from '#lib/forecast/published.ts';
import { capitalised, placeInSentence } from '#lib/format/names.ts';
import { formatCount } from '#lib/format/numbers.ts';
import { spokenSeat } from '#lib/format/sentences/spoken-seat.ts';
import { NO_FORECAST } from './forecast-words.ts';
import type { MapChoice } from './map-page-address.ts';
import { type MapControls, mapControls } from './map-page-controls.ts';
import { type KeyRow, keyOf } from './map-page-key.ts';
import { seatLook } from './map-page-look.ts';
import type { HexView } from './map-view.ts';
import { MAP_MODES } from './map-view-modes/map-mode.ts';
import { modeReading } from './map-view-modes/mode-reading.ts';
import { strokesOf } from './map-view-strokes.ts';
import { areaWithKey } from './results-areas.ts';

/** What the map page shows now, but for the seat that is looked at. Where seats stand is in the plan. */
export interface MapPageView {
  readonly seats: Readonly<Record<string, ShadedSeat>>;
  /** What the colours mean, in a sentence. */
  readonly sentence: string;
  readonly key: readonly KeyRow[];
  /** "412 of 650 declared". */
  readonly count: string;
  /** The map in one sentence, for those who do not see it. */
  readonly spoken: string;
  readonly controls: MapControls;
}

/** A hexagon, or the outline of a seat, in the mode of the map. */
export interface ShadedSeat extends HexView {
  /** What the mode says of the seat, for its panel: "turnout 58.9%"; empty where there is nothing to add. */
  readonly value: string;
  /** Outside the nation or region that is shown apart. */
  readonly isFaded: boolean;
}

export function mapPageView(
  roll: Roll,
  state: NightState,
  choice: MapChoice,
  hasLand: boolean,
  forecast: PublishedForecast | null = NO_FORECAST,
): MapPageView {
  const { mode, area } = choice;
  const reading = modeReading(roll, state, mode, forecast);
  const strokes = strokesOf(roll, state.timeline);
  const scope = areaWithKey(roll, area);
  const inside = new Set<ConstituencyId>(constituenciesIn(roll, scope?.scope ?? 'UK').map(({ id }) => id));
  const values = roll.reference.constituencies.map((constituency) => ({
    constituency,
    value: reading.valueOf(constituency, state.contests[constituency.id]),
  }));
  const seats: Record<string, ShadedSeat> = {};
  for (const { constituency, value } of values) {
    const words = 'words' in value ? value.words : '';
    const spoken = spokenSeat(roll, constituency, state.contests[constituency.id]);
    seats[constituency.id] = {
      ...seatLook(roll, strokes, reading, value),
      spoken: words === '' || mode.kind === 'hold-or-gain' ? spoken : `${spoken} ${capitalised(words)}.`,
      value: mode.kind === 'hold-or-gain' ? '' : words,
      isFaded: !inside.has(constituency.id),
    };
  }
  const shown = values.filter(({ constituency }) => inside.has(constituency.id));
  const declared = shown.filter(
    ({ constituency }) => state.contests[constituency.id]?.phase.kind === 'declared',
  ).length;
  const name = MAP_MODES.find(({ kind }) => kind === mode.kind)?.name ?? '';
  return {
    seats,
    sentence: reading.sentence,
    key: keyOf(
      roll,
      strokes,
      reading,
      shown.map(({ value }) => value),
    ),
    count: `${formatCount(declared)} of ${formatCount(shown.length)} declared${scope === null ? '' : ` in ${placeInSentence(scope.name)}`}`,
    spoken: `Map of ${formatCount(roll.seats)} seats by ${name.toLowerCase()}. ${reading.sentence} Arrow keys go from seat to seat, Enter opens one; plus, minus and nought zoom, arrow keys with Shift move the map.`,
    controls: mapControls(roll, choice, hasLand),
  };
}

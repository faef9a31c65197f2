import {
  EITHER_WAY_POINTS,
  type RiskBand as SwingBand,
  seatsAtRisk,
  WITHIN_REACH_POINTS,
} from '#lib/election/derive/seats-at-risk.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { ForecastReading, PublishedForecast } from '#lib/forecast/published.ts';
import type { RiskBand } from '#lib/forecast/shown.ts';
import { collectiveName, verbFor } from '#lib/format/names.ts';
import { formatGap, formatPoints } from '#lib/format/numbers.ts';
import { BAND_RANGES, BAND_TITLES, contenderSubject, LISTED_BANDS, riskWords } from '../forecast-words.ts';
import { type Band, type ModeReading, PLAIN_NAMES, valueOfDeclared } from './seat-value.ts';

/** Which seats may still be lost: by the forecast, or by arithmetic where there is none. Null is a forecast on its way. */
export function riskMode(roll: Roll, state: NightState, forecast: PublishedForecast | null): ModeReading {
  const isOver = state.tally.declared === roll.seats;
  if (isOver)
    return { ...swingRisk(roll, state), sentence: 'Every seat has declared: none is at risk any more.' };
  if (forecast === null) return COMING;
  return forecast.kind === 'shown' ? forecastRisk(roll, forecast.reading) : swingRisk(roll, state);
}

/** A reader who chose this mode on an open page waits for the forecast a moment; nothing else takes its place meanwhile. */
const COMING: ModeReading = {
  ...PLAIN_NAMES,
  noneName: 'Declared',
  sentence: 'The forecast is on its way.',
  valueOf: (constituency, contest) =>
    valueOfDeclared(constituency, contest, () => ({ kind: 'none', words: 'declared' })),
};

/** Least endangered first, as the other scales of the map. */
const SHOWN_BANDS = LISTED_BANDS.toReversed();
const LEVEL_OF_BAND: Readonly<Record<RiskBand, number>> = {
  unlikely: 1,
  watch: 1,
  atRisk: 3,
  tossUp: 5,
  likelyLoss: 6,
};

function forecastRisk(roll: Roll, reading: ForecastReading): ModeReading {
  const seats = new Map(reading.seats.map((seat) => [seat.constituencyId, seat]));
  return {
    ...PLAIN_NAMES,
    bands: SHOWN_BANDS.map((band, place) => ({
      label: `${BAND_TITLES[band]}, ${BAND_RANGES[band]}`,
      mark: String(place + 1),
      standing: null,
      level: LEVEL_OF_BAND[band],
    })),
    openName: 'Unlikely to fall',
    noneName: 'Declared',
    sentence:
      'Of the seats still to declare, the higher a seat’s number and the stronger its colour, the likelier the forecast holds it that its defending party loses it. The colour is the likeliest challenger’s. Chances can be wrong, and are less certain in Northern Ireland.',
    valueOf(constituency, contest) {
      const decided = valueOfDeclared(constituency, contest, () => ({ kind: 'none', words: 'declared' }));
      const seat = seats.get(constituency.id);
      if (decided.kind !== 'open' || seat === undefined) return decided;
      const { band, atRisk, challengers, defender } = seat;
      const [challenger] = challengers;
      if (band === null || atRisk === null || defender === null || challenger === undefined) return decided;
      if (band === 'unlikely') return decided;
      return {
        kind: 'band',
        band: SHOWN_BANDS.indexOf(band),
        standing: challenger.standing,
        words: `${BAND_TITLES[band].toLowerCase()}, ${riskWords(band, atRisk)}, to ${contenderSubject(roll, challenger)}`,
      };
    },
  };
}

const STEPS: Readonly<Record<SwingBand, number>> = { withinReach: 0, eitherWay: 1, likely: 2 };

const SWING_BANDS: readonly Band[] = [
  { label: `Up to ${WITHIN_REACH_POINTS} points short`, mark: '1', standing: null, level: 2 },
  { label: `Within ${EITHER_WAY_POINTS} points`, mark: '2', standing: null, level: 4 },
  { label: `More than ${EITHER_WAY_POINTS} points over`, mark: '3', standing: null, level: 6 },
];

function swingRisk(roll: Roll, state: NightState): ModeReading {
  const risks = new Map(seatsAtRisk(roll, state).map((risk) => [risk.constituency.id, risk]));
  return {
    ...PLAIN_NAMES,
    bands: SWING_BANDS,
    openName: 'Not within reach so far',
    noneName: 'Declared',
    sentence:
      'Arithmetic, not a probability: of the seats still to declare, the higher a seat’s number and the stronger its colour, the more the swing so far exceeds the swing that takes it from its defending party. The colour is the nearest challenger’s.',
    valueOf(constituency, contest) {
      const decided = valueOfDeclared(constituency, contest, () => ({ kind: 'none', words: 'declared' }));
      const risk = risks.get(constituency.id);
      if (decided.kind !== 'open' || risk === undefined) return decided;
      const { challenger, needed, soFar, band } = risk;
      return {
        kind: 'band',
        band: STEPS[band],
        standing: challenger.standing,
        words: `${collectiveName(roll, challenger.standing)} ${verbFor(roll, challenger.standing, 'needs', 'need')} a swing of ${formatGap(needed)}, so far ${formatPoints(soFar)}`,
      };
    },
  };
}

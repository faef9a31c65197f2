import { defending } from '#lib/election/derive/hold-or-gain.ts';
import type { MarginRecord } from '#lib/election/derive/margin-history.ts';
import { type NextTime, nextTime } from '#lib/election/derive/next-time.ts';
import { abbreviationOf } from '#lib/election/derive/result-summary.ts';
import { areaOf, type Scope } from '#lib/election/derive/scope.ts';
import {
  AREA_SEATS_MIN,
  type RiskBand,
  type SeatAtRisk,
  seatsAtRisk,
  unmeasuredSeats,
} from '#lib/election/derive/seats-at-risk.ts';
import { candidatesOf } from '#lib/election/roll.ts';
import type { DeclaredPhase } from '#lib/election/state.ts';
import type { Contender, SeatReading } from '#lib/forecast/published.ts';
import { capitalised, collectiveName, listOf, placeInSentence, verbFor } from '#lib/format/names.ts';
import { counted, formatCount, formatGap, formatPoints } from '#lib/format/numbers.ts';
import { marginHistory } from './constituency-view-history.ts';
import { personOf, type Seat } from './constituency-view-seat.ts';
import { nameAmongParties, subjectName } from './constituency-view-words.ts';
import type { SeatForecast } from './forecast-of-seat.ts';
import { type ForecastEntryView, forecastEntryView } from './forecast-seat-view.ts';
import { absenceWords, chanceWords, contenderSubject, FORECAST_METHOD } from './forecast-words.ts';
import { localPriorSentence } from './local-prior-words.ts';

/** What it would take for the seat to change hands: tonight, or next time. */
export interface OutlookView {
  readonly title: string;
  readonly story: string;
  readonly rows: readonly OutlookRowView[];
  /** The forecast of the seat, while it is open and there is one. */
  readonly forecast: ForecastEntryView | null;
  /** After the declaration: what became of such majorities before. No probability. */
  readonly history: string | null;
  /** How the figures are made. */
  readonly method: string | null;
}

export interface OutlookRowView {
  readonly who: string;
  readonly behind: string;
  readonly swing: string;
}

/** Beaten candidates further behind than this many points of swing are not listed: no seat moves so far. */
const SWING_LISTED_MAX_POINTS = 15;
/** Rows enough for every real contest, and never the whole ballot paper again. */
const ROWS_MAX = 4;

/** What the outlook needs besides the night. */
export interface OutlookSources {
  readonly forecast: SeatForecast;
  readonly records: readonly MarginRecord[];
}

export function outlookOf(seat: Seat, { forecast, records }: OutlookSources): OutlookView {
  const { phase } = seat.contest;
  switch (phase.kind) {
    case 'declared':
      return nextTimeOutlook(seat, phase, records);
    case 'rush':
      return plainOutlook('What it would take', 'This is told from the figures, when they come.');
    case 'awaiting':
    case 'counting':
    case 'recount':
    case 'withdrawn':
      return riskOutlook(seat, forecast);
    case 'postponed':
      return plainOutlook(RISK_TITLE, 'The poll is not held tonight, so nothing is estimated.');
    default:
      return phase satisfies never;
  }
}

const RISK_TITLE = 'Is it at risk?';

function plainOutlook(title: string, story: string, method: string | null = null): OutlookView {
  return { title, story, rows: [], forecast: null, history: null, method };
}

function nextTimeOutlook(seat: Seat, phase: DeclaredPhase, records: readonly MarginRecord[]): OutlookView {
  const all = nextTime(seat.constituency, seat.contest);
  const [second] = all;
  const title = 'How close, and what it would take';
  if (second === undefined) return plainOutlook(title, 'Nobody else stood here.');
  const listed = all.filter((each, index) => index === 0 || each.swing <= SWING_LISTED_MAX_POINTS);
  return {
    title,
    story: switchSentence(seat, phase, second),
    rows: listed.slice(0, ROWS_MAX).map((each) => ({
      who: nameAmongParties(seat.roll, each.candidate),
      behind: formatCount(each.votesBehind),
      swing: formatGap(each.swing),
    })),
    forecast: null,
    history: marginHistory(seat, phase, records),
    method: 'Swing next time: half of the gap to the winner, in points of all valid votes.',
  };
}

function switchSentence({ roll, ...seat }: Seat, phase: DeclaredPhase, second: NextTime): string {
  const winner = subjectName(roll, personOf({ roll, ...seat }, phase.winner));
  const loser = subjectName(roll, second.candidate);
  if (second.votesBehind === 0) {
    return `${capitalised(loser)} had as many votes as ${winner}: one voter more would have settled it without a lot.`;
  }
  const voters = counted(second.votersToSwitch, 'voter');
  return `${voters} moving from ${winner} to ${loser} would have changed the winner.`;
}

function riskOutlook(seat: Seat, forecast: SeatForecast): OutlookView {
  if (forecast.kind === 'shown' && forecast.seat !== null) return forecastOutlook(seat, forecast.seat);
  const { roll, state, constituency } = seat;
  if (defending(constituency.base) === null) {
    return plainOutlook(RISK_TITLE, 'There is no earlier result to judge it by.');
  }
  const risk = seatsAtRisk(roll, state).find((each) => each.constituency.id === constituency.id);
  const story = [
    forecast.kind === 'shown' ? null : absenceWords(forecast),
    risk === undefined ? noRiskStory(seat) : riskStory(seat, risk),
    unmeasuredStory(seat),
  ];
  return plainOutlook(RISK_TITLE, story.filter((each) => each !== null).join(' '), METHOD);
}

function forecastOutlook({ roll, state, constituency, contest }: Seat, reading: SeatReading): OutlookView {
  const entry = forecastEntryView(roll, state, reading);
  const candidates = candidatesOf(constituency, contest);
  const nameOf = ({ candidateId, ...contender }: Contender): string => {
    const person = candidates.find(({ id }) => id === candidateId);
    const stands = { ...contender, candidateId };
    return person?.standing === 'independent' ? person.name : contenderSubject(roll, stands);
  };
  const chances = reading.challengers.map((each) => `${nameOf(each)} ${chanceWords(each.chance)}`);
  const low = reading.lowConfidence ? ' Of Northern Ireland we are less certain than these words sound.' : '';
  const told = state.localPriors
    .filter(({ constituencyId }) => constituencyId === constituency.id)
    .map((held) => ` ${localPriorSentence(roll, state, held)}`)
    .join('');
  if (entry === null || reading.defender === null) {
    const story = `No party defends it. The likeliest to win: ${listOf(chances)}.${low}${told}`;
    return plainOutlook(RISK_TITLE, story, FORECAST_METHOD);
  }
  const whose = contenderSubject(roll, reading.defender);
  const verb = verbFor(roll, reading.defender.standing ?? 'independent', 'loses', 'lose');
  // Where the seat is safer than any chance that is named, nobody is named for it.
  const winners = entry.band === 'unlikely' ? '' : ` To win it: ${listOf(chances)}.`;
  const story = `${entry.bandTitle}: the chance that ${whose} ${verb} it is ${entry.chance}.${winners}${low}${told}`;
  return {
    ...plainOutlook(RISK_TITLE, story, FORECAST_METHOD),
    forecast: entry,
  };
}

const METHOD =
  'How it is made: the swing that a challenger needs against the like-for-like swing so far in the same region, ' +
  'or nation while few seats there have declared. One swing for all seats: no model and no probability.';

function riskStory(
  { roll }: Seat,
  { challenger, needed, soFar, band, defender, ...risk }: SeatAtRisk,
): string {
  const where = `${counted(risk.measuredSeats, 'declared seat')} in ${scopeName(roll, risk.measuredIn)}`;
  const verb = verbFor(roll, challenger.standing, 'needs', 'need');
  const moved =
    soFar < 0 ? `it has gone the other way by ${formatGap(-soFar)}` : `so far it is ${formatPoints(soFar)}`;
  const who = capitalised(subjectName(roll, challenger));
  return `${BAND_WORDS[band]} ${who} ${verb} ${formatGap(needed)} points of swing from ${collectiveName(roll, defender)}; ${moved}, in ${where}.`;
}

const BAND_WORDS: Readonly<Record<RiskBand, string>> = {
  likely: 'By plain arithmetic it would change hands.',
  eitherWay: 'By plain arithmetic it is level.',
  withinReach: 'By plain arithmetic it is within reach.',
};

function noRiskStory({ roll, state, constituency }: Seat): string {
  const defender = defending(constituency.base);
  const who = defender === null ? 'the defending party' : subjectName(roll, defender);
  // Northern Ireland is never measured elsewhere; any other seat can be measured in Great Britain at the least.
  const widest = constituency.nation === 'Northern Ireland' ? constituency.region : 'GB';
  if (areaOf(roll, state.tally, widest).withBase < AREA_SEATS_MIN) {
    return 'Too few seats have declared to say.';
  }
  return `On the swing so far, where it can be measured, no party comes near to taking it from ${who}.`;
}

/** Somebody well known without a base can take a seat that every swing calls safe. */
function unmeasuredStory({ roll, state, constituency }: Seat): string | null {
  const seat = unmeasuredSeats(roll, state).find((each) => each.constituency.id === constituency.id);
  if (seat === undefined) return null;
  const names = seat.challengers.map((each) => `${each.name} (${abbreviationOf(roll, each.standing)})`);
  return `No base tells how far ${listOf(names)} may come.`;
}

function scopeName(roll: Seat['roll'], scope: Scope): string {
  if (scope === 'UK') return 'the United Kingdom';
  if (scope === 'GB') return 'Great Britain';
  return placeInSentence(roll.reference.regions.find((each) => each.id === scope)?.name ?? scope);
}

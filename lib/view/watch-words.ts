import type { RiskBand } from '#lib/election/derive/seats-at-risk.ts';
import type { Stake } from '#lib/election/derive/stakes.ts';
import type { ElectionInfo } from '#lib/election/reference.ts';
import type { Roll } from '#lib/election/roll.ts';
import { collectiveName } from '#lib/format/names.ts';
import { formatDayAndTime, formatNightTime, formatTime } from '#lib/format/times.ts';

const MINUTE_MS = 60_000;

/** An estimate is not said more finely than this. */
const ESTIMATE_STEP_MS = 5 * MINUTE_MS;

/** Enough letters to tell the days of a week apart. */
const DAY_LETTERS = 3;

/** "02:15" on the night; "Fri 14:30" and "Sat 16:17" after its noon. */
export function nightTime(ms: number, pollDate: string): string {
  const time = formatTime(ms);
  if (formatNightTime(ms, pollDate) === time) return time;
  return `${formatDayAndTime(ms).slice(0, DAY_LETTERS)} ${time}`;
}

/** An estimate to the five minutes, rounded up: what it says is never past. */
export function estimateTime(ms: number, pollDate: string): string {
  return nightTime(Math.ceil(ms / ESTIMATE_STEP_MS) * ESTIMATE_STEP_MS, pollDate);
}

/** "on time", "44 min late", "1 h 05 min early". */
export function latenessWords(minutes: number): string {
  const whole = Math.round(Math.abs(minutes));
  if (whole === 0) return 'on time';
  return `${durationWords(whole)} ${minutes > 0 ? 'late' : 'early'}`;
}

/** "44 min", "1 h 05 min", "2 h". */
export function durationWords(minutes: number): string {
  const whole = Math.round(minutes);
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')} min`;
}

/** What a seat could decide, in a few words. */
export function stakeWords(roll: Roll, stake: Stake): string {
  switch (stake.kind) {
    case 'majority':
      return `Would give ${collectiveName(roll, stake.party)} a majority`;
    case 'firstSeat':
      return `Could be the first seat for ${collectiveName(roll, stake.party)}`;
    case 'person':
      return `${stake.candidate.name}, ${stake.candidate.notable?.role ?? ''}`;
    case 'atRisk':
      return `${BANDS[stake.risk.band]} ${collectiveName(roll, stake.risk.challenger.standing)}`;
    default:
      return stake satisfies never;
  }
}

const BANDS: Readonly<Record<RiskBand, string>> = {
  likely: 'Likely to go to',
  eitherWay: 'Could go to',
  withinReach: 'Within reach of',
};

/** Where the expected times come from; `basis` is null in a pack without any. */
export function basisWords(
  election: ElectionInfo,
  basis: 'announced' | 'previousElection' | 'both' | null,
): string {
  const year = election.baseName.split(' ')[0] ?? election.baseName;
  const before = election.baseIsNotional
    ? `when the seats that each one is made of declared in ${year}, weighted by where its people lived`
    : `when the same seat declared in ${year}`;
  switch (basis) {
    case null:
      return 'No expected times are known for this election, so nothing here can be early, late or overdue.';
    case 'announced':
      return 'Expected times are those that the returning officers announced.';
    case 'previousElection':
      return `Expected times were not announced: they are estimates from ${before}, to the quarter of an hour.`;
    case 'both':
      return `Expected times are those announced where one was, and else estimates from ${before}.`;
    default:
      return basis satisfies never;
  }
}

import type { RegionId } from '../ids.ts';
import { publicResults } from '../public-results.ts';
import type { Constituency } from '../reference.ts';
import type { Roll } from '../roll.ts';
import type { Contest, NightState } from '../state.ts';

/** So many seats' worth of "on time" are believed before the night itself is. */
const ON_TIME_SEATS = 5;
/** A region is believed as much as the night once it has so many seats of its own. */
const NIGHT_SEATS = 5;
/** One hall counts a council's seats and the same people open the boxes, so a council is believed sooner. */
const REGION_SEATS = 2;

const MINUTE_MS = 60_000;

/** How far declarations run behind their expected times, in minutes; negative when they are ahead of them. */
export interface Lateness {
  readonly minutes: number;
  /** Seats of its own that it was learned from. */
  readonly seats: number;
}

export interface LearnedLateness {
  readonly night: Lateness;
  region(id: RegionId): Lateness;
  /** Of the seat's council where the pack knows it, else of its region. */
  of(constituency: Constituency): Lateness;
}

/**
 * The lateness that the night teaches, at a moment (milliseconds since 1970). It is learned from the seats that were
 * due by then: one that has declared is as late as it was, one still awaited is as late as it already is. Early
 * seats count only once they were due; otherwise the first hours, when only early seats can have declared, would
 * promise a fast night. The median of a council's seats is drawn towards that of its region, a region's towards the
 * whole night's and the night's towards "on time", each as if the wider area were `REGION_SEATS`, `NIGHT_SEATS` and
 * `ON_TIME_SEATS` seats more: with n seats, (n × median + k × wider) ÷ (n + k).
 */
export function learnLateness(roll: Roll, state: NightState, nightNowMs: number): LearnedLateness {
  const observed = observations(roll, state, nightNowMs);
  const night = drawn(observed, ON_TIME_SEATS, 0);
  const byRegion = Map.groupBy(observed, ({ constituency }) => constituency.region);
  const byCouncil = Map.groupBy(observed, ({ constituency }) => constituency.council);
  const region = (id: RegionId) => drawn(byRegion.get(id) ?? [], NIGHT_SEATS, night.minutes);
  return {
    night,
    region,
    of(constituency) {
      const wider = region(constituency.region);
      if (constituency.council === null) return wider;
      return drawn(byCouncil.get(constituency.council) ?? [], REGION_SEATS, wider.minutes);
    },
  };
}

/** When a seat's winner or result was first public, in milliseconds since 1970; null while neither is. */
export function declaredMs(contest: Contest | undefined): number | null {
  if (contest === undefined) return null;
  if (contest.phase.kind === 'rush') return Date.parse(contest.phase.at);
  if (contest.phase.kind !== 'declared') return null;
  const [first] = publicResults(contest);
  return first === undefined ? null : Date.parse(first.figures.declaredAt);
}

interface Observation {
  readonly constituency: Constituency;
  readonly minutes: number;
}

/** Withdrawn results and postponed polls teach nothing: neither was late. */
function observations(roll: Roll, state: NightState, nightNowMs: number): readonly Observation[] {
  return roll.reference.constituencies.flatMap((constituency) => {
    const contest = state.contests[constituency.id];
    const kind = contest?.phase.kind;
    if (constituency.expected === null || kind === 'withdrawn' || kind === 'postponed') return [];
    const expectedMs = Date.parse(constituency.expected.at);
    if (expectedMs > nightNowMs) return [];
    const untilMs = declaredMs(contest) ?? nightNowMs;
    return [{ constituency, minutes: (untilMs - expectedMs) / MINUTE_MS }];
  });
}

function drawn(own: readonly Observation[], widerSeats: number, wider: number): Lateness {
  const seats = own.length;
  const middle = median(own.map(({ minutes }) => minutes));
  return { seats, minutes: (seats * middle + widerSeats * wider) / (seats + widerSeats) };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const upper = sorted[sorted.length >> 1] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[(sorted.length >> 1) - 1] ?? 0)) / 2;
}

import type { Constituency } from '../reference.ts';
import type { Roll } from '../roll.ts';
import type { Contest, NightState } from '../state.ts';
import { declaredMs, type LearnedLateness, learnLateness } from './lateness.ts';

/** A reader plans no further than this: what is due within it is "next". */
export const NEXT_MINUTES = 15;

const MINUTE_MS = 60_000;

/**
 * Whose turn it is. `next`: estimated within `NEXT_MINUTES`. `overdue`: later than even the night's lateness allows.
 * `withdrawn` and `postponed` seats, and those of which no time is known, have no turn.
 */
export type Turn = 'declared' | 'next' | 'overdue' | 'later' | 'untimed' | 'withdrawn' | 'postponed';

export interface Scheduled {
  readonly constituency: Constituency;
  readonly turn: Turn;
  /** Milliseconds since 1970, as the pack expects it; null where it does not know. */
  readonly expectedMs: number | null;
  /** When the winner or the result was first public. */
  readonly actualMs: number | null;
  /** The expected time and what the night teaches of lateness there; never in the past, null when it has passed. */
  readonly estimateMs: number | null;
  /** Behind the expected time: when it declared, or by now; null before then, and where no time is known. */
  readonly lateMinutes: number | null;
}

export interface Schedule {
  /** In order of expected time, then of name; those without a time last. An order that no declaration changes. */
  readonly seats: readonly Scheduled[];
  readonly lateness: LearnedLateness;
  /** True where the pack knows an expected time of any seat. */
  readonly isTimed: boolean;
}

/** Every seat's turn at a moment of the night, in milliseconds since 1970. */
export function scheduleOf(roll: Roll, state: NightState, nightNowMs: number): Schedule {
  const lateness = learnLateness(roll, state, nightNowMs);
  const seats = roll.reference.constituencies
    .map((constituency) => scheduled(constituency, state.contests[constituency.id], lateness, nightNowMs))
    .sort(inOrder);
  return { seats, lateness, isTimed: seats.some(({ expectedMs }) => expectedMs !== null) };
}

function scheduled(
  constituency: Constituency,
  contest: Contest | undefined,
  lateness: LearnedLateness,
  nightNowMs: number,
): Scheduled {
  const expectedMs = constituency.expected === null ? null : Date.parse(constituency.expected.at);
  const actualMs = declaredMs(contest);
  const known = { constituency, expectedMs, actualMs };
  const kind = contest?.phase.kind;
  if (kind === 'withdrawn' || kind === 'postponed') {
    return { ...known, turn: kind, estimateMs: null, lateMinutes: null };
  }
  const lateMinutes = expectedMs === null ? null : ((actualMs ?? nightNowMs) - expectedMs) / MINUTE_MS;
  if (actualMs !== null) return { ...known, turn: 'declared', estimateMs: null, lateMinutes };
  if (expectedMs === null) return { ...known, turn: 'untimed', estimateMs: null, lateMinutes };
  const estimateMs = expectedMs + lateness.of(constituency).minutes * MINUTE_MS;
  return {
    ...known,
    turn: turnAt(estimateMs - nightNowMs),
    estimateMs: estimateMs < nightNowMs ? null : estimateMs,
    lateMinutes: nightNowMs < expectedMs ? null : lateMinutes,
  };
}

function turnAt(inMs: number): Turn {
  if (inMs < 0) return 'overdue';
  return inMs <= NEXT_MINUTES * MINUTE_MS ? 'next' : 'later';
}

function inOrder(left: Scheduled, right: Scheduled): number {
  const byTime = (left.expectedMs ?? Number.MAX_SAFE_INTEGER) - (right.expectedMs ?? Number.MAX_SAFE_INTEGER);
  return byTime || left.constituency.name.localeCompare(right.constituency.name, 'en-GB');
}

import { type Schedule, type Scheduled, scheduleOf } from '#lib/election/derive/schedule.ts';
import { majorityAhead, stakes } from '#lib/election/derive/stakes.ts';
import { stateOfPlay } from '#lib/election/derive/state-of-play.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { capitalised, collectiveName, verbFor } from '#lib/format/names.ts';
import { counted, formatCount, formatNoOr } from '#lib/format/numbers.ts';
import { formatNightTime } from '#lib/format/times.ts';
import type { KeptLists } from './kept-order.ts';
import type { WatchFilter } from './watch-filter.ts';
import { type LatenessView, latenessView } from './watch-lateness.ts';
import { type FurthestView, furthestView, seatsIn, turnListView, type WatchListView } from './watch-lists.ts';
import { risksNote, stakesInWords, type WatchRisks } from './watch-risk.ts';
import { type RowContext, type WatchRow, watchRow } from './watch-row.ts';
import { type WatchScheduleView, watchScheduleView } from './watch-schedule.ts';
import { basisWords, durationWords, estimateTime } from './watch-words.ts';

export interface WatchView {
  /** "29 seats are due in the next 15 minutes and 46 are overdue". */
  readonly headline: string;
  readonly story: string;
  /** Where the expected times come from. */
  readonly basis: string;
  /** Where the chances come from; null without any. */
  readonly risks: string | null;
  /** Null in a pack that knows no times: nothing is next there. */
  readonly next: WatchListView | null;
  readonly overdue: WatchListView | null;
  /** In order of expected time; empty in a pack without any. */
  readonly picks: readonly WatchRow[];
  /** In their place once every seat has declared: which were furthest from their time. Null until then. */
  readonly furthest: FurthestView | null;
  /** Null in a pack that knows no times. */
  readonly lateness: LatenessView | null;
  readonly schedule: WatchScheduleView;
}

export interface EditorsPick {
  readonly constituency: ConstituencyId;
  readonly reason: string;
}

export interface WatchOptions {
  readonly picks: readonly EditorsPick[];
  readonly filter: WatchFilter;
  /** Lists that stay as the reader saw them. */
  readonly kept: KeptLists<ConstituencyId>;
  /**
   * False on a page that was opened while seats were awaited: its lists stay what they were when the last one declares,
   * under the reader's eye. True where it is left out.
   */
  readonly mayLookBack?: boolean;
  /** Null or left out where there is no forecast: arithmetic speaks then. */
  readonly risks?: WatchRisks | null;
}

/** Further off than this nobody counts the seats to a majority one by one. */
const MAJORITY_SEATS_MAX = 60;

export function watchView(
  roll: Roll,
  state: NightState,
  nightNowMs: number,
  { picks, filter, kept, mayLookBack = true, risks = null }: WatchOptions,
): WatchView {
  const schedule = scheduleOf(roll, state, nightNowMs);
  const context: RowContext = {
    roll,
    state,
    stakesOf: stakes(roll, state, nightNowMs),
    inWords: stakesInWords(roll, state, risks),
    reasons: new Map([
      ...picks.map(({ constituency, reason }) => [constituency, reason] as const),
      // What editors say on the night is newer than what they wrote down before it.
      ...state.watch.map(({ constituencyId, reason }) => [constituencyId, reason] as const),
    ]),
  };
  const isOver = nobodyIsAwaited(schedule);
  const looksBack = schedule.isTimed && isOver && mayLookBack;
  const list = (turn: 'next' | 'overdue', wait: string) =>
    schedule.isTimed && !looksBack ? turnListView(context, schedule, { turn, wait, filter, kept }) : null;
  return {
    headline: headline(roll, state, schedule, nightNowMs),
    story: story(roll, state, schedule, nightNowMs),
    basis: basisWords(roll.reference.election, basisOf(roll)),
    risks: isOver ? null : risksNote(roll, state, risks),
    next: list('next', 'No other seat has a time still to come.'),
    overdue: list('overdue', 'No seat is later than the night so far makes likely.'),
    picks: schedule.seats
      .filter(({ constituency }) => context.reasons.has(constituency.id))
      .map((seat) => watchRow(context, seat)),
    furthest: looksBack ? furthestView(context, schedule) : null,
    lateness: schedule.isTimed ? latenessView(roll, state, schedule, isOver) : null,
    schedule: watchScheduleView(context, schedule, filter, kept),
  };
}

/** A poll of another day is not waited for. */
function nobodyIsAwaited({ seats }: Schedule): boolean {
  return seats.every(({ turn }) => turn === 'declared' || turn === 'postponed');
}

function basisOf(roll: Roll) {
  const found = new Set(roll.reference.constituencies.flatMap(({ expected }) => expected?.basis ?? []));
  if (found.size > 1) return 'both';
  return [...found][0] ?? null;
}

function headline(roll: Roll, state: NightState, schedule: Schedule, nightNowMs: number): string {
  const { stage, stillToDeclare } = stateOfPlay(roll, state.tally, nightNowMs);
  if (stage === 'complete' || stillToDeclare === 0) return 'Every seat has declared';
  if (!schedule.isTimed) return `${counted(stillToDeclare, 'seat')} still to declare`;
  const next = seatsIn(schedule, 'next').length;
  const overdue = seatsIn(schedule, 'overdue').length;
  const [first] = schedule.seats;
  if (next + overdue === 0 && state.tally.declared === 0 && first?.expectedMs != null) {
    return `The first seat is expected about ${formatNightTime(first.expectedMs, roll.reference.election.pollDate)}`;
  }
  return `${capitalised(seatsAre(next))} due in the next 15 minutes, ${formatNoOr(overdue)} overdue`;
}

function seatsAre(count: number): string {
  return count === 1 ? '1 seat is' : `${formatNoOr(count)} seats are`;
}

function story(roll: Roll, state: NightState, schedule: Schedule, nightNowMs: number): string {
  const ahead = majorityAhead(roll, state, schedule, nightNowMs);
  return [
    pace(roll, state, schedule),
    ...(ahead === null || ahead.needs > MAJORITY_SEATS_MAX
      ? []
      : [
          `${capitalised(collectiveName(roll, ahead.party))} ${verbFor(roll, ahead.party, 'needs', 'need')} ${formatCount(ahead.needs)} more for a majority: at the very earliest in ${ahead.seat.constituency.name}, ${whenWords(roll, ahead.seat)}, by winning every seat that comes.`,
        ]),
  ].join(' ');
}

function whenWords(roll: Roll, { estimateMs }: Scheduled): string {
  if (estimateMs === null) return 'any time now';
  return `about ${estimateTime(estimateMs, roll.reference.election.pollDate)}`;
}

function pace(roll: Roll, state: NightState, schedule: Schedule): string {
  const { isTimed, lateness } = schedule;
  const declared = `${formatCount(state.tally.declared)} of ${formatCount(roll.seats)} have declared.`;
  if (!isTimed) return declared;
  const { minutes, seats } = lateness.night;
  if (seats === 0) return `${declared} The first expected times are still to come.`;
  const whole = Math.round(Math.abs(minutes));
  const words =
    whole === 0
      ? 'about when they were expected'
      : `about ${durationWords(whole)} ${minutes > 0 ? 'after' : 'before'} they were expected`;
  return `${declared} Seats ${nobodyIsAwaited(schedule) ? 'declared' : 'are declaring'} ${words}.`;
}

import { type Schedule, type Scheduled, scheduleOf } from '#lib/election/derive/schedule.ts';
import { majorityAhead, stakes } from '#lib/election/derive/stakes.ts';
import { stateOfPlay } from '#lib/election/derive/state-of-play.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { capitalised, collectiveName, verbFor } from '#lib/format/names.ts';
import { counted, formatCount, formatNoOr, UNKNOWN } from '#lib/format/numbers.ts';
import { formatNightTime } from '#lib/format/times.ts';
import { type KeptLists, keptOrder } from './kept-order.ts';
import { type WatchFilter, watchAddress } from './watch-filter.ts';
import { risksNote, stakesInWords, type WatchRisks } from './watch-risk.ts';
import { type RowContext, type WatchRow, watchRow } from './watch-row.ts';
import { type WatchScheduleView, watchScheduleView } from './watch-schedule.ts';
import { basisWords, durationWords, estimateTime, latenessWords } from './watch-words.ts';

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

export interface FurthestView {
  readonly ahead: WatchListView;
  readonly behind: WatchListView;
}

export interface WatchListView {
  readonly title: string;
  /** "29 seats" */
  readonly count: string;
  readonly rows: readonly WatchRow[];
  /** What stands in the list's place while it is empty. */
  readonly wait: string;
  /** The same in full, in the schedule. */
  readonly href: string;
  readonly hasMore: boolean;
  readonly changes: number;
  /** The seats that would be shown now; empty while nothing changed. */
  readonly latest: readonly ConstituencyId[];
}

export interface LatenessView {
  /** "How late the night runs"; once it is over, "ran". */
  readonly title: string;
  /** "Runs" */
  readonly heading: string;
  readonly rows: readonly LatenessRow[];
  readonly method: string;
}

export interface LatenessRow {
  readonly key: string;
  readonly name: string;
  readonly declared: string;
  readonly due: string;
  /** "21 min late"; an en dash where no seat has been due. */
  readonly learned: string;
  /** Length and side of the bar, as SVG attributes; null where nothing was learned. */
  readonly bar: { readonly x: string; readonly width: string } | null;
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

/** So many stand beside each other without a scroll; the schedule has the rest. */
const LIST_ROWS_MAX = 10;

/** Further off than this nobody counts the seats to a majority one by one. */
const MAJORITY_SEATS_MAX = 60;

/** The whole of half the bar: few regions have run later than this. */
const BAR_MINUTES = 120;

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
    schedule.isTimed && !looksBack ? listView(context, schedule, { turn, wait, filter, kept }) : null;
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

/** A poll of another day is not waited for. */
function nobodyIsAwaited({ seats }: Schedule): boolean {
  return seats.every(({ turn }) => turn === 'declared' || turn === 'postponed');
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

function seatsIn({ seats }: Schedule, turn: Scheduled['turn']): readonly Scheduled[] {
  return seats.filter((seat) => seat.turn === turn);
}

function listView(
  context: RowContext,
  schedule: Schedule,
  {
    turn,
    wait,
    filter,
    kept,
  }: {
    readonly turn: 'next' | 'overdue';
    readonly wait: string;
    readonly filter: WatchFilter;
    readonly kept: KeptLists<ConstituencyId>;
  },
): WatchListView {
  // What decides something stands before what is merely due: a reader has ten rows and fifteen minutes.
  const own = seatsIn(schedule, turn).toSorted(
    (left, right) => weight(context, right) - weight(context, left) || estimateOf(left) - estimateOf(right),
  );
  // While nothing is due, the first to come stand there: an empty list tells nobody when to come back.
  const coming = turn === 'next' && own.length === 0 ? seatsIn(schedule, 'later') : own;
  const inTurn =
    coming === own ? own : coming.toSorted((left, right) => estimateOf(left) - estimateOf(right));
  const latest = inTurn.slice(0, LIST_ROWS_MAX).map(({ constituency }) => constituency.id);
  const { shown, changes } = keptOrder(latest, kept[turn]);
  const byId = new Map(schedule.seats.map((seat) => [seat.constituency.id, seat]));
  return {
    title: turn === 'next' ? 'Next to come' : 'Overdue',
    count:
      turn === 'next'
        ? `${own.length === 0 ? 'none' : formatCount(own.length)} within 15 minutes`
        : counted(own.length, 'seat'),
    rows: shown.flatMap((id) => {
      const seat = byId.get(id);
      return seat === undefined ? [] : [watchRow(context, seat)];
    }),
    wait,
    href: watchAddress({ ...filter, show: turn }),
    hasMore: own.length > LIST_ROWS_MAX,
    changes,
    latest: changes === 0 ? [] : latest,
  };
}

/** Ten at each end: those that stood longest before, and longest after, their expected time. */
function furthestView(context: RowContext, schedule: Schedule): FurthestView {
  const timed = schedule.seats.flatMap((seat) =>
    seat.lateMinutes === null ? [] : [{ seat, minutes: Math.round(seat.lateMinutes) }],
  );
  const end = (title: string, word: string, sign: 1 | -1): WatchListView => {
    const own = timed
      .filter(({ minutes }) => minutes * sign > 0)
      .toSorted((left, right) => (right.minutes - left.minutes) * sign);
    return {
      title,
      count: `${counted(own.length, 'seat')} ${word}`,
      rows: own.slice(0, LIST_ROWS_MAX).map(({ seat }) => watchRow(context, seat)),
      wait: `No seat was ${word}.`,
      href: watchAddress({ show: 'all', region: null, at: null }),
      hasMore: false,
      changes: 0,
      latest: [],
    };
  };
  return {
    ahead: end('Furthest ahead of time', 'early', -1),
    behind: end('Furthest behind time', 'late', 1),
  };
}

function estimateOf({ estimateMs, expectedMs }: Scheduled): number {
  return estimateMs ?? expectedMs ?? 0;
}

/** An editor's pick, a majority, a well-known person or a first seat: 1 each. That a seat may change hands is common. */
function weight({ stakesOf, reasons }: RowContext, { constituency }: Scheduled): number {
  const heavy = stakesOf(constituency).filter(({ kind }) => kind !== 'atRisk').length;
  return heavy + (reasons.has(constituency.id) ? 1 : 0);
}

function latenessView(
  roll: Roll,
  state: NightState,
  { lateness, seats }: Schedule,
  isOver: boolean,
): LatenessView {
  const rows = roll.reference.regions.map(({ id, name }) => {
    const learned = lateness.region(id);
    const own = seats.filter(({ constituency }) => constituency.region === id);
    return latenessRow(id, name, learned, {
      declared: (state.tally.areas[id]?.declared ?? 0) + (state.tally.areas[id]?.rush ?? 0),
      all: own.length,
    });
  });
  const all = { declared: state.tally.declared + state.tally.rush, all: roll.seats };
  return {
    title: isOver ? 'How late the night ran' : 'How late the night runs',
    heading: isOver ? 'Ran' : 'Runs',
    rows: [latenessRow('all', 'United Kingdom', lateness.night, all), ...rows],
    method:
      'Learned from every seat that was due by now: one that has declared is as late as it was, one still awaited as late as it already is. ' +
      'A council’s median is drawn towards its region’s, a region’s towards the night’s, the night’s towards “on time”, the more the fewer seats it has. ' +
      'An estimate is the expected time and this lateness; once that has passed a seat is overdue.',
  };
}

function latenessRow(
  key: string,
  name: string,
  { minutes, seats }: { readonly minutes: number; readonly seats: number },
  { declared, all }: { readonly declared: number; readonly all: number },
): LatenessRow {
  const length = Math.min(1, Math.abs(minutes) / BAR_MINUTES) * 50;
  return {
    key,
    name,
    declared: `${formatCount(declared)} of ${formatCount(all)}`,
    due: formatCount(seats),
    learned: seats === 0 ? UNKNOWN : latenessWords(minutes),
    bar:
      seats === 0
        ? null
        : { x: percent(minutes < 0 ? 50 - length : 50), width: percent(Math.max(length, 0.5)) },
  };
}

function percent(value: number): string {
  return `${Math.round(value * 10) / 10}%`;
}

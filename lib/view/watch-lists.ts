import type { Schedule, Scheduled } from '#lib/election/derive/schedule.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import { counted, formatCount } from '#lib/format/numbers.ts';
import { type KeptLists, keptOrder } from './kept-order.ts';
import { type WatchFilter, watchAddress } from './watch-filter.ts';
import { type RowContext, type WatchRow, watchRow } from './watch-row.ts';

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

/** So many stand beside each other without a scroll; the schedule has the rest. */
const LIST_ROWS_MAX = 10;

export function seatsIn({ seats }: Schedule, turn: Scheduled['turn']): readonly Scheduled[] {
  return seats.filter((seat) => seat.turn === turn);
}

/** The seats that are next, or overdue: those that decide something first. */
export function turnListView(
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
export function furthestView(context: RowContext, schedule: Schedule): FurthestView {
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

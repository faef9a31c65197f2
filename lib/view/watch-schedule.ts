import type { Schedule, Scheduled } from '#lib/election/derive/schedule.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import { counted, formatCount } from '#lib/format/numbers.ts';
import { type KeptLists, keptOrder } from './kept-order.ts';
import { WATCH_SHOWS, type WatchFilter, type WatchShow, watchAddress } from './watch-filter.ts';
import { type RowContext, type WatchRow, watchRow } from './watch-row.ts';
import { nightTime } from './watch-words.ts';

/** The whole schedule, hour by hour: an order that no declaration changes. */
export interface WatchScheduleView {
  /** False in a pack that knows no times: there the seats stand by region and no column is of times expected. */
  readonly isTimed: boolean;
  readonly shows: readonly ShowView[];
  readonly region: RegionChoiceView;
  /** "46 overdue seats in London". */
  readonly summary: string;
  readonly groups: readonly WatchGroupView[];
  /** Seats that came into what is shown, or left it, since the reader saw it. */
  readonly changes: number;
  /** The seats that would be shown now; empty while nothing changed. */
  readonly latest: readonly ConstituencyId[];
}

export interface ShowView {
  readonly label: string;
  readonly count: string;
  readonly href: string;
  readonly isCurrent: boolean;
}

export interface RegionChoiceView {
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** Parameters that the form keeps and does not show. */
  readonly kept: readonly (readonly [string, string])[];
}

export interface WatchGroupView {
  readonly key: string;
  /** "01:00 to 02:00", "Fri 13:00 to 14:00", "No expected time". */
  readonly title: string;
  /** "12 of 45 declared". */
  readonly progress: string;
  readonly rows: readonly WatchRow[];
}

const HOUR_MS = 60 * 60_000;

export function watchScheduleView(
  context: RowContext,
  schedule: Schedule,
  filter: WatchFilter,
  kept: KeptLists<ConstituencyId>,
): WatchScheduleView {
  const { roll, reasons } = context;
  const inRegion = schedule.seats.filter(
    ({ constituency }) => filter.region === null || constituency.region === filter.region,
  );
  const latest = inRegion.filter((seat) => isShown(filter.show, seat, reasons));
  const ids = latest.map(({ constituency }) => constituency.id);
  const { shown, changes } = keptOrder(ids, kept['schedule']);
  const wanted = new Set(shown);
  const rows = inRegion.filter(({ constituency }) => wanted.has(constituency.id));
  return {
    isTimed: schedule.isTimed,
    shows: showViews(inRegion, schedule.isTimed, filter, reasons),
    region: regionChoice(roll, filter),
    summary: summaryWords(roll, filter, rows.length, schedule.isTimed),
    groups: groupsOf(context, schedule, rows),
    changes,
    latest: changes === 0 ? [] : ids,
  };
}

function isShown(
  show: WatchShow,
  { turn, constituency }: Scheduled,
  reasons: RowContext['reasons'],
): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'awaited':
      return turn !== 'declared' && turn !== 'postponed';
    case 'picks':
      return reasons.has(constituency.id);
    case 'next':
    case 'overdue':
    case 'declared':
      return turn === show;
    default:
      return show satisfies never;
  }
}

const SHOW_LABELS: Readonly<Record<WatchShow, string>> = {
  all: 'All seats',
  next: 'Next 15 minutes',
  overdue: 'Overdue',
  awaited: 'Still to declare',
  declared: 'Declared',
  picks: 'Editor’s picks',
};

function showViews(
  seats: readonly Scheduled[],
  isTimed: boolean,
  filter: WatchFilter,
  reasons: RowContext['reasons'],
): readonly ShowView[] {
  return WATCH_SHOWS.filter(
    (show) => (isTimed || (show !== 'next' && show !== 'overdue')) && (reasons.size > 0 || show !== 'picks'),
  ).map((show) => ({
    label: SHOW_LABELS[show],
    count: formatCount(seats.filter((seat) => isShown(show, seat, reasons)).length),
    href: watchAddress({ ...filter, show }),
    isCurrent: show === filter.show,
  }));
}

function regionChoice(roll: Roll, { show, region, at }: WatchFilter): RegionChoiceView {
  return {
    value: region ?? '',
    options: [
      { value: '', label: 'United Kingdom' },
      ...roll.reference.regions.map(({ id, name }) => ({ value: id, label: name })),
    ],
    kept: [
      ...(show === 'all' ? [] : [['show', show] as const]),
      ...(at === null ? [] : [['at', at] as const]),
    ],
  };
}

const SUMMARIES: Readonly<Record<WatchShow, readonly [string, string]>> = {
  all: ['seat', 'seats'],
  next: ['seat estimated within 15 minutes', 'seats estimated within 15 minutes'],
  overdue: ['overdue seat', 'overdue seats'],
  awaited: ['seat still to declare', 'seats still to declare'],
  declared: ['declared seat', 'declared seats'],
  picks: ['seat picked by the editors', 'seats picked by the editors'],
};

function summaryWords(roll: Roll, { show, region }: WatchFilter, count: number, isTimed: boolean): string {
  const where = region === null ? '' : `, ${roll.regions.get(region)?.name ?? ''}`;
  return `${counted(count, ...SUMMARIES[show])}${where}, ${isTimed ? 'in order of expected time' : 'by region and name'}`;
}

/** By the hour of the expected time on a London clock; by region in a pack that knows no times. */
function groupsOf(
  context: RowContext,
  { isTimed }: Schedule,
  rows: readonly Scheduled[],
): readonly WatchGroupView[] {
  const keyOf = isTimed ? hourKey : ({ constituency }: Scheduled) => constituency.region;
  const groups = Map.groupBy(rows, keyOf);
  const order = isTimed
    ? [...groups.keys()]
    : context.roll.reference.regions.map(({ id }) => id).filter((id) => groups.has(id));
  return order.map((key) => {
    const seats = groups.get(key) ?? [];
    const declared = seats.filter(({ turn }) => turn === 'declared').length;
    return {
      key,
      title: isTimed ? hourTitle(context.roll, seats) : (context.roll.regions.get(key as never)?.name ?? key),
      progress: `${formatCount(declared)} of ${formatCount(seats.length)} declared`,
      rows: seats.map((seat) => {
        const row = watchRow(context, seat);
        // The group's title says the region already.
        return isTimed ? row : { ...row, place: seat.constituency.council ?? '' };
      }),
    };
  });
}

function hourKey({ expectedMs }: Scheduled): string {
  return expectedMs === null ? 'none' : String(Math.floor(expectedMs / HOUR_MS));
}

function hourTitle(roll: Roll, [first]: readonly Scheduled[]): string {
  const expectedMs = first?.expectedMs ?? null;
  if (expectedMs === null) return 'No expected time';
  const { pollDate } = roll.reference.election;
  const start = Math.floor(expectedMs / HOUR_MS) * HOUR_MS;
  return `${nightTime(start, pollDate)} to ${nightTime(start + HOUR_MS, pollDate).slice(-'00:00'.length)}`;
}

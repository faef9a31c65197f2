import { nationalShares, partyRows, type ShareRow } from '#lib/election/derive/national.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { capitalised, collectiveName, verbFor } from '#lib/format/names.ts';
import { formatCount, formatPercent, formatShare, formatSignedPoints, UNKNOWN } from '#lib/format/numbers.ts';
import { type TagView, tagOf } from '../tag-view.ts';
import { type AxisMark, percentAt } from './chart.ts';
import { levelMarks, valueAxis, widthOf } from './value-axis.ts';

/** Share of the votes beside share of the seats, party by party. It is its own table. */
export interface SharesChartView {
  readonly title: string;
  readonly caption: string;
  readonly marks: readonly AxisMark[];
  readonly rows: readonly SharesRow[];
  readonly note: string;
}

export interface SharesRow {
  readonly tag: TagView;
  readonly votes: string;
  readonly seats: string;
  readonly difference: string;
  readonly votesASeat: string;
  /** Places of the two on the row's line; null before there are any. */
  readonly line: { readonly votesAt: string; readonly seatsAt: string } | null;
}

/** A party without a seat has a row from this share of all votes on. */
const ROW_SHARE_MIN = 0.01;

export function sharesChartView(roll: Roll, state: NightState): SharesChartView {
  const taken = state.tally.declared + state.tally.rush;
  const rows = partyRows(nationalShares(roll, state.tally, 'UK'))
    .filter(({ seats, share }) => seats > 0 || (share ?? 0) >= ROW_SHARE_MIN)
    .toSorted((left, right) => (right.share ?? 0) - (left.share ?? 0) || right.seats - left.seats);
  const seatShare = (row: ShareRow) => (taken === 0 ? null : row.seats / taken);
  const axis = valueAxis(
    0,
    100 * Math.max(0.5, ...rows.map((row) => Math.max(row.share ?? 0, seatShare(row) ?? 0))),
  );
  const at = (share: number) => percentAt(widthOf(axis, share * 100));
  return {
    title: titleOf(roll, rows, taken),
    caption: `Share of votes and of seats by party, ${formatCount(state.tally.declared)} of ${formatCount(roll.seats)} declared`,
    marks: levelMarks(axis, (value) => `${formatCount(value)}%`),
    rows: rows.map((row) => {
      const seats = seatShare(row);
      return {
        tag: tagOf(roll, row.standing),
        votes: formatShare(row.share),
        seats: formatShare(seats),
        difference: formatSignedPoints(
          row.share === null || seats === null ? null : (seats - row.share) * 100,
        ),
        votesASeat: row.seats === 0 ? UNKNOWN : formatCount(Math.round(row.votes / row.seats)),
        line: row.share === null || seats === null ? null : { votesAt: at(row.share), seatsAt: at(seats) },
      };
    }),
    note: 'Votes are of the United Kingdom in the declared seats; seats are of those with a winner. Open mark: share of the votes; filled mark: share of the seats.',
  };
}

function titleOf(roll: Roll, rows: readonly ShareRow[], taken: number): string {
  const most = rows.toSorted((left, right) => right.seats - left.seats)[0];
  if (most === undefined || most.share === null || taken === 0) return 'Votes and seats, once there are any';
  const subject = capitalised(collectiveName(roll, most.standing));
  const has = verbFor(roll, most.standing, 'has', 'have');
  return `${subject} ${has} ${formatPercent(most.share)} of the votes and ${formatPercent(most.seats / taken)} of the seats`;
}

import { nationalShares, type ShareRow, shareRow } from '#lib/election/derive/national.ts';
import { areaOf } from '#lib/election/derive/scope.ts';
import { isParty } from '#lib/election/derive/standings.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { formatCount, formatShare, formatSignedCount, formatSignedPoints } from '#lib/format/numbers.ts';
import { scoreboardNotes } from './scoreboard-view-notes.ts';
import { partiesWithRow } from './scoreboard-view-rows.ts';
import { type TagView, tagOf } from './tag-view.ts';

/** The table of seats and shares. Its rows are fixed before the night, so that no declaration changes its height. */
export interface ScoreboardView {
  readonly caption: string;
  readonly parties: readonly ScoreRow[];
  /** Independents, the Speaker, and parties too small for a row: none of them is a party of the table. */
  readonly apart: readonly ScoreRow[];
  readonly notes: readonly string[];
}

export interface ScoreRow {
  readonly key: string;
  /** Null for the row of the smaller parties together. */
  readonly tag: TagView | null;
  readonly name: string;
  readonly seats: string;
  readonly net: string;
  readonly share: string;
  readonly change: string;
  readonly hasSeats: boolean;
}

export function scoreboardView(roll: Roll, state: NightState): ScoreboardView {
  const area = areaOf(roll, state.tally, 'UK');
  const fixed = partiesWithRow(roll);
  const rows = fixed.map((party) => shareRow(area, party));
  const others = nationalShares(roll, state.tally, 'UK').filter(
    ({ standing }) => isParty(standing) && !fixed.includes(standing),
  );
  return {
    caption: `Seats and share by party, ${formatCount(state.tally.declared)} of ${formatCount(roll.seats)} declared`,
    // Equal seats keep the order of the base, so that rows change places only when seats do.
    parties: rows.toSorted((left, right) => right.seats - left.seats).map((row) => scoreRow(roll, row)),
    apart: [
      scoreRow(roll, shareRow(area, 'independent'), 'Independents'),
      scoreRow(roll, shareRow(area, 'speaker')),
      otherRow(roll, others),
    ],
    notes: scoreboardNotes(roll, state),
  };
}

function scoreRow(roll: Roll, row: ShareRow, name?: string): ScoreRow {
  const tag = tagOf(roll, row.standing);
  return {
    key: row.standing,
    tag,
    name: name ?? tag.name,
    seats: formatCount(row.seats),
    net: formatSignedCount(row.net),
    share: formatShare(row.share),
    change: formatSignedPoints(row.change),
    hasSeats: row.seats > 0,
  };
}

function otherRow(roll: Roll, rows: readonly ShareRow[]): ScoreRow {
  const sum = (of: (row: ShareRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  const winners = rows.filter(({ seats }) => seats > 0);
  const named = winners.map(
    ({ standing, seats }) => `${tagOf(roll, standing).letters} ${formatCount(seats)}`,
  );
  const share = rows.length === 0 ? null : sum((row) => row.share ?? 0);
  return {
    key: 'others',
    tag: null,
    name: named.length === 0 ? 'Other parties' : `Other parties: ${named.join(', ')}`,
    seats: formatCount(sum(({ seats }) => seats)),
    net: formatSignedCount(sum(({ net }) => net)),
    share: formatShare(share),
    change: formatSignedPoints(null),
    hasSeats: winners.length > 0,
  };
}

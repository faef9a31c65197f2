import { nationalShares, type ShareRow } from '#lib/election/derive/national.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { Tally } from '#lib/election/state.ts';
import { standingName } from '#lib/format/names.ts';
import { formatCount, formatShare, formatSignedPoints } from '#lib/format/numbers.ts';
import { type TagView, tagOf } from './tag-view.ts';

/** One party, then and now. Shares are of the seats declared by then; changes like for like. */
export interface SincePartyRow {
  readonly tag: TagView;
  readonly name: string;
  readonly seatsThen: string;
  readonly seatsNow: string;
  /** Gains and losses between the two moments; "–" where a correction took more back than came. */
  readonly gains: string;
  readonly losses: string;
  readonly shareThen: string;
  readonly shareNow: string;
  readonly changeThen: string;
  readonly changeNow: string;
}

/** Whoever has seats, or gained or lost one, at either moment; the most seats now first. */
export function sincePartyRows(roll: Roll, before: Tally, after: Tally): readonly SincePartyRow[] {
  const then = new Map(nationalShares(roll, before, 'UK').map((row) => [row.standing, row]));
  return nationalShares(roll, after, 'UK')
    .filter((row) => isInPlay(row) || isInPlay(then.get(row.standing)))
    .map((now) => rowOf(roll, then.get(now.standing), now));
}

function rowOf(roll: Roll, then: ShareRow | undefined, now: ShareRow): SincePartyRow {
  const { standing } = now;
  return {
    tag: tagOf(roll, standing),
    name: standing === 'independent' ? 'Independents' : standingName(roll, standing),
    seatsThen: formatCount(then?.seats ?? 0),
    seatsNow: formatCount(now.seats),
    gains: since(then?.gains ?? 0, now.gains),
    losses: since(then?.losses ?? 0, now.losses),
    shareThen: formatShare(then?.share ?? null),
    shareNow: formatShare(now.share),
    changeThen: formatSignedPoints(then?.change ?? null),
    changeNow: formatSignedPoints(now.change),
  };
}

function since(then: number, now: number): string {
  return formatCount(now >= then ? now - then : null);
}

function isInPlay(row: ShareRow | undefined): boolean {
  return row !== undefined && (row.seats > 0 || row.gains > 0 || row.losses > 0);
}

import { baseShareOfStanding } from '#lib/election/derive/base-share.ts';
import type { SeatFigures } from '#lib/election/derive/seat-figures.ts';
import { inPoints } from '#lib/election/derive/vote-share.ts';
import type { PartyId } from '#lib/election/ids.ts';

/** The winner's share of the valid votes, or a party's, 0 to 1; null where it did not stand or nothing is declared. */
export function columnShare({ rows }: SeatFigures, party: PartyId | null): number | null {
  if (party === null) return rows[0]?.share ?? null;
  const own = rows.filter(({ candidate }) => candidate.standing === party);
  return own.length === 0 ? null : own.reduce((sum, { share }) => sum + share, 0);
}

/** The change of that share since the base, in points; null where there is nothing to compare with. */
export function columnChange(seat: SeatFigures, party: PartyId | null): number | null {
  if (party === null) return seat.rows[0]?.change ?? null;
  const now = columnShare(seat, party);
  const before = baseShareOfStanding(seat.constituency.base, party);
  return now === null || before === null ? null : inPoints(now - before);
}

import type { SeatFigures } from '#lib/election/derive/seat-figures.ts';
import type { PartyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import { folded } from '#lib/format/folded.ts';
import { standingName } from '#lib/format/names.ts';
import { columnChange, columnShare } from './results-party.ts';
import type { ResultsQuery, SortKey } from './results-query.ts';

/**
 * Seats in the order of a query. What has no value of that kind stands last in either direction, in order of name, as
 * do equals. With `first`, the rows up to that place and those equal to the last of them.
 */
export function inOrder(
  roll: Roll,
  seats: readonly SeatFigures[],
  { sort, order, party, first }: ResultsQuery,
): readonly SeatFigures[] {
  const direction = order === 'asc' ? 1 : -1;
  const keyed = seats.map((seat) => ({
    seat,
    value: sortValue(roll, seat, sort, party),
    name: folded(seat.constituency.name),
  }));
  const sorted = keyed.sort(
    (left, right) => compareValues(left.value, right.value, direction) || (left.name < right.name ? -1 : 1),
  );
  if (first === null) return sorted.map(({ seat }) => seat);
  const last = sorted[Math.min(first, sorted.length) - 1]?.value ?? null;
  return sorted
    .filter(({ value }, place) => value !== null && (place < first || value === last))
    .map(({ seat }) => seat);
}

type Value = number | string | null;

function compareValues(left: Value, right: Value, direction: 1 | -1): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  if (left === right) return 0;
  return left < right ? -direction : direction;
}

/** What is compared: whole numbers and exact quotients of them, never what was rounded for the eye. */
function sortValue(roll: Roll, seat: SeatFigures, sort: SortKey, party: PartyId | null): Value {
  const { winner, rows } = seat;
  switch (sort) {
    case 'name':
      return folded(seat.constituency.name);
    case 'result':
      return winner === null
        ? null
        : `${folded(standingName(roll, winner.standing))} ${seat.outcome?.kind === 'gain' ? 'gain' : 'hold'}`;
    case 'member':
      return winner === null ? null : folded(`${winner.surname} ${winner.name}`);
    case 'majority':
      return seat.majority?.votes ?? null;
    case 'margin':
      return seat.majority?.share ?? null;
    case 'second':
      return rows[1] === undefined ? null : folded(standingName(roll, rows[1].candidate.standing));
    case 'share':
      return columnShare(seat, party);
    case 'change':
      return columnChange(seat, party);
    case 'swing':
      return seat.swing?.points ?? null;
    case 'turnout':
      return seat.turnout;
    case 'declared':
      return seat.declaredAt === null ? null : Date.parse(seat.declaredAt);
    case 'electorate':
      return seat.electorate;
    default:
      return sort satisfies never;
  }
}

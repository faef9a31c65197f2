import type { SeatFigures } from '#lib/election/derive/seat-figures.ts';
import type { Candidate } from '#lib/election/reference.ts';
import type { Roll } from '#lib/election/roll.ts';
import { folded } from '#lib/format/folded.ts';
import { formatCount } from '#lib/format/numbers.ts';
import { columns, type ListTable, linked, plain, tagged } from './results-table.ts';
import { tagOf } from './tag-view.ts';

/** Sitting MPs who were beaten, in order of surname: a person each, also where two were beaten in one seat. */
export function defeatedTable(roll: Roll, seats: readonly SeatFigures[]): ListTable {
  const people = seats
    .flatMap((seat) => seat.beaten.map((person) => ({ seat, person })))
    .sort((left, right) => (surnameFirst(left.person) < surnameFirst(right.person) ? -1 : 1));
  return {
    id: 'defeated',
    caption: 'Sitting MPs who were defeated, by surname',
    columns: columns(
      ['MP', 'words'],
      ['Stood in', 'words'],
      ['Elected there', 'words'],
      ['Votes', 'figure'],
      ['Behind', 'figure'],
    ),
    rows: people.map(({ seat, person }) => ({
      id: person.id,
      cells: [
        tagged(person.name, tagOf(roll, person.standing)),
        linked(seat.constituency.name, `/constituency/${seat.constituency.slug}`),
        seat.winner === null ? plain('') : tagged(seat.winner.name, tagOf(roll, seat.winner.standing)),
        plain(formatCount(votesOf(seat, person))),
        plain(formatCount(behind(seat, person))),
      ],
    })),
    none: 'No sitting MP has been defeated so far.',
  };
}

function surnameFirst({ surname, name, id }: Candidate): string {
  return folded(`${surname} ${name} ${id}`);
}

function votesOf({ rows }: SeatFigures, person: Candidate): number | null {
  return rows.find(({ candidate }) => candidate.id === person.id)?.votes ?? null;
}

/** Votes fewer than the winner's; null while the figures are to come. */
function behind(seat: SeatFigures, person: Candidate): number | null {
  const votes = votesOf(seat, person);
  const won = seat.rows.find(({ elected }) => elected)?.votes;
  return votes === null || won === undefined ? null : won - votes;
}

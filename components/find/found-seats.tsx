import type { FoundSeats, SeatLink } from '#lib/view/find-seat.ts';

interface FoundSeatsListProps {
  readonly found: FoundSeats;
  /** Where a seat of the list leads. */
  readonly hrefOf: (seat: SeatLink) => string;
}

/** What a search has found, said where it is announced: a sentence, and seats to choose from. */
export function FoundSeatsList({ found, hrefOf }: FoundSeatsListProps) {
  const seats = found.kind === 'choice' || found.kind === 'unknown' ? found.seats : [];
  return (
    <div className="found-seats" role="status">
      {found.kind !== 'nothing' && found.words !== '' && <p>{found.words}</p>}
      {seats.length > 0 && (
        <ul>
          {seats.map((seat) => (
            <li key={seat.id}>
              <a href={hrefOf(seat)}>{seat.name}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

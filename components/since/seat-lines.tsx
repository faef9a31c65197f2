import { Outcome } from '#components/ui/outcome.tsx';
import type { SeatLine } from '#lib/view/since-view-seats.ts';

interface SeatLinesProps {
  readonly seats: readonly SeatLine[];
}

/** Seats, who took each and how, and what stands out about it. */
export function SeatLines({ seats }: SeatLinesProps) {
  return (
    <ol className="seat-lines">
      {seats.map((seat) => (
        <li key={seat.id}>
          <a href={`/constituency/${seat.slug}`}>{seat.name}</a>
          <p>
            <Outcome {...seat.outcome} />
            {seat.words !== '' && <span>{seat.words}</span>}
          </p>
        </li>
      ))}
    </ol>
  );
}

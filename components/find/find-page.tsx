import { type FoundSeats, TYPED_CHARS_MAX } from '#lib/view/find-seat.ts';
import { FoundSeatsList } from './found-seats.tsx';
import { SeatSearch } from './seat-search.tsx';

interface FindPageProps {
  readonly found: FoundSeats;
  readonly asked: string;
}

/** Where a search leads that has more than one answer, or none. */
export function FindPage({ found, asked }: FindPageProps) {
  return (
    <div className="find-page">
      <h1>Find a constituency</h1>
      <SeatSearch action="/find" asked={asked.slice(0, TYPED_CHARS_MAX)} />
      <FoundSeatsList found={found} hrefOf={({ slug }) => `/constituency/${slug}`} />
    </div>
  );
}

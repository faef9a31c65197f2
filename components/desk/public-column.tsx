import { RecordOfChanges } from '#components/constituency/record-of-changes.tsx';
import { SeatSummary } from '#components/ui/seat-summary.tsx';
import type { PublicSeatView } from '#lib/view/desk/public-seat-view.ts';

interface PublicColumnProps {
  readonly seat: PublicSeatView | null;
  /** The state of play, as the front page has it. */
  readonly headline: string;
}

/** What everybody reads now: of the seat in hand, and of the night. */
export function PublicColumn({ seat, headline }: PublicColumnProps) {
  return (
    <>
      <h2 className="column-title">Public now</h2>
      {seat !== null && (
        <div className="public-seat">
          <p className="public-stage">{seat.stage}</p>
          {seat.source !== null && <p className="public-source">{seat.source}</p>}
          <SeatSummary seat={seat.summary} />
          <RecordOfChanges record={seat.record} />
        </div>
      )}
      <p className="public-headline">{headline}.</p>
    </>
  );
}

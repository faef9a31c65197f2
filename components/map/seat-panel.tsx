import { SeatSummary } from '#components/ui/seat-summary.tsx';
import type { SeatPanelView } from '#lib/view/map-view-seat.ts';

interface SeatPanelProps {
  readonly panel: SeatPanelView;
  readonly isChosen: boolean;
  /** What the map's colours say of this seat; empty where they say no more than its result. */
  readonly value?: string;
}

/** One fixed place for the seat that is looked at. */
export function SeatPanel({ panel: { label, seat }, isChosen, value = '' }: SeatPanelProps) {
  return (
    <div className={`seat-panel${isChosen ? ' seat-panel-chosen' : ''}`}>
      <p className="seat-panel-label">
        <span>{label}</span>
        {seat !== null && <b>{seat.stage}</b>}
      </p>
      {value !== '' && <p className="seat-panel-value">{value}</p>}
      {seat === null ? (
        <p className="seat-panel-wait">Look at any hexagon to see its candidates and what it would take.</p>
      ) : (
        <SeatSummary seat={seat} />
      )}
    </div>
  );
}

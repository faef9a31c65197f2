import type { NightState } from '#lib/election/state.ts';
import type { ForecastReading, SeatReading } from '#lib/forecast/published.ts';

/**
 * The seats of a forecast that are open in the night as the page has it: the forecast may be a moment behind, and a seat
 * that has a winner, or is not decided tonight, is at no risk.
 */
export function openSeats({ seats }: ForecastReading, state: NightState): readonly SeatReading[] {
  return seats.filter(({ constituencyId }) => {
    const kind = state.contests[constituencyId]?.phase.kind;
    return kind !== 'declared' && kind !== 'rush' && kind !== 'postponed';
  });
}

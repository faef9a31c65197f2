import type { ConstituencyId } from '#lib/election/ids.ts';
import type { PublishedForecast, SeatReading } from '#lib/forecast/published.ts';

/** What can be said of the forecast of one seat: small enough to travel with its page. */
export type SeatForecast =
  | Exclude<PublishedForecast, { readonly kind: 'shown' }>
  /** Null for a seat that is settled, or is not forecast. */
  | { readonly kind: 'shown'; readonly seat: SeatReading | null };

export function seatForecast(forecast: PublishedForecast, id: ConstituencyId): SeatForecast {
  if (forecast.kind !== 'shown') return forecast;
  const seat = forecast.reading.seats.find(({ constituencyId }) => constituencyId === id);
  return { kind: 'shown', seat: seat ?? null };
}

import type { PublishedForecast } from '#lib/forecast/published.ts';

/**
 * What only the web process works out and pages show. Each message is whole in itself: the latest of each kind is
 * sent again to pages that have started again. A new kind is added here and received in
 * `server/pages/receive-message.ts`.
 */
export type PagesMessage =
  | { readonly kind: 'forecast'; readonly forecast: PublishedForecast }
  /** What a page of the past wanted: the reading as its JSON, which whoever shows it parses. */
  | { readonly kind: 'pastForecast'; readonly key: string; readonly reading: string };

/** What a page wanted and pages do not have: the forecast at a moment (UTC instant), by their own key of it. */
export interface WantedForecast {
  readonly key: string;
  readonly at: string;
}

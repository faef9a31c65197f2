import type { PublishedForecast } from '#lib/forecast/published.ts';

/**
 * What only the web process works out and pages show. Each message is whole in itself: the latest of each kind is what
 * counts, and is sent again to pages that have started again. A new kind is added here and received in
 * `server/pages/receive-message.ts`.
 */
export type PagesMessage = { readonly kind: 'forecast'; readonly forecast: PublishedForecast };

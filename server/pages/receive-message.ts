import type { PublishedForecast } from '#lib/forecast/published.ts';
import type { PagesMessage } from '#server/pages-message.ts';

/** Keeps what web has sent where pages find it. */
export function receiveMessage(message: PagesMessage): void {
  globalThis.declaredForecast = message.forecast;
}

declare global {
  /** Handed to the pages as the night is; not there until web has sent one. */
  var declaredForecast: PublishedForecast | undefined;
}

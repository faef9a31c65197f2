import type { PublishedForecast } from '#lib/forecast/published.ts';
import type { PagesMessage } from '#server/pages-message.ts';
import type { PastReadings } from './past-readings.ts';

/** Keeps what web has sent where pages find it. */
export function receiveMessage(message: PagesMessage): void {
  switch (message.kind) {
    case 'forecast':
      globalThis.declaredForecast = message.forecast;
      return;
    case 'pastForecast':
      globalThis.declaredPastForecasts?.take(message.key, message.reading);
      return;
    default:
      message satisfies never;
  }
}

declare global {
  /** Handed to the pages as the night is; not there until web has sent one. */
  var declaredForecast: PublishedForecast | undefined;
  var declaredPastForecasts: PastReadings | undefined;
}

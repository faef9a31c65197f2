import type { ForecastEvent } from './events.ts';
import type { HiddenForecast } from './state.ts';

/** The forecast's switch after an event of it: hidden again says the newer reason, shown again says nothing. */
export function nextForecastHidden(
  before: HiddenForecast | null,
  event: ForecastEvent,
): HiddenForecast | null {
  switch (event.kind) {
    case 'forecastHidden': {
      const { seq, at, reason } = event;
      return before?.seq === seq ? before : { seq, at, reason };
    }
    case 'forecastShown':
      return null;
    default:
      return event satisfies never;
  }
}

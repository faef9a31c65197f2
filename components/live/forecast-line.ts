import type { Roll } from '#lib/election/roll.ts';
import { withChanges } from '#lib/forecast/changes.ts';
import type { ForecastReading } from '#lib/forecast/published.ts';
import { type CompactForecast, fullForecastChanges } from '#lib/sync/compact-forecast.ts';
import { fetchWhole } from './fetch-whole.ts';
import type { AskForecast, ForecastLine } from './forecast-store.ts';

/** When the server says nothing of when to ask again. */
const AGAIN_MS = 5000;

/** Asks for the forecast at the head, or at a moment of a night. Rejects when the line fails. */
const askForecast: AskForecast = async (moment) => {
  const query = moment === null ? '' : `?${new URLSearchParams(moment)}`;
  const { status, text, header } = await fetchWhole(`/api/v1/forecast${query}`, {
    cache: moment === null ? 'no-cache' : 'default',
  });
  switch (status) {
    case 200:
      return { kind: 'reading', reading: JSON.parse(text) as ForecastReading };
    case 503:
      return { kind: 'later', ms: 1000 * Number(header('retry-after')) || AGAIN_MS };
    case 404:
    case 409:
      return { kind: 'none' };
    default:
      throw new Error(`The forecast: ${status}`);
  }
};

/** The reading with what has moved since; null when it is not the reading that moved. */
function withMoves(roll: Roll, reading: ForecastReading, moves: CompactForecast): ForecastReading | null {
  return withChanges(reading, fullForecastChanges(roll, moves));
}

/** What a page needs that shows the forecast: fetched by the first that does. */
export const forecastLine: ForecastLine = { ask: askForecast, withMoves };

import type { Roll } from '#lib/election/roll.ts';
import { changesBetween } from '#lib/forecast/changes.ts';
import type { ForecastReading } from '#lib/forecast/published.ts';
import { compactForecast } from '#lib/sync/compact-forecast.ts';
import type { ForecastMessage } from '#lib/sync/protocol.ts';
import type { NightForecast } from '#server/forecast/night-forecast.ts';

/**
 * Tells pages of the forecast, at most once in a while: what moved since they were last told. It looks by itself, because
 * the close of poll and the switch are no readings. Returns how to end it.
 */
export function tellForecast({
  forecast,
  roll,
  pauseMs,
  send,
}: {
  readonly forecast: Pick<NightForecast, 'published'>;
  readonly roll: Roll;
  readonly pauseMs: number;
  readonly send: (message: ForecastMessage) => void;
}): () => void {
  let told: ForecastReading | null = null;
  const look = setInterval(() => {
    const published = forecast.published();
    if (published.kind !== 'shown' || published.reading === told) return;
    const message = newsOf(roll, told, published.reading);
    told = published.reading;
    if (message !== null) send(message);
  }, pauseMs);
  return () => clearInterval(look);
}

/** Null when a page that shows the one shows the other too. */
export function newsOf(
  roll: Roll,
  told: ForecastReading | null,
  reading: ForecastReading,
): ForecastMessage | null {
  if (told === null || told.position.epoch !== reading.position.epoch) {
    return { kind: 'other', tag: reading.tag };
  }
  const changes = changesBetween(told, reading);
  return changes === null ? null : { kind: 'changed', changes: compactForecast(roll, changes) };
}

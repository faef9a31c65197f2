import type { PagesMessage, WantedForecast } from '#server/pages-message.ts';
import type { Night } from '#server/projection/night.ts';
import type { NightForecast } from './night-forecast.ts';

/** Sends pages the forecast of a moment that they want, once the thread has it; nothing when it may not be said. */
export async function tellPast(
  {
    night,
    forecast,
  }: { readonly night: Pick<Night, 'reading'>; readonly forecast: Pick<NightForecast, 'servedAt'> },
  { key, at }: WantedForecast,
  send: (message: PagesMessage) => void,
): Promise<void> {
  const served = await forecast.servedAt(night.reading({ kind: 'instant', at }));
  if (served.kind !== 'bodies') return;
  send({ kind: 'pastForecast', key, reading: served.bodies.forecast.identity.toString() });
}

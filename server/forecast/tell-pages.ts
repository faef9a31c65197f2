import type { PublishedForecast } from '#lib/forecast/published.ts';
import type { PagesMessage } from '#server/pages-message.ts';
import type { NightForecast } from './night-forecast.ts';

/**
 * Sends the forecast to whoever renders pages, at most once in a while. It looks by itself, because the close of poll and
 * the switch are no readings. Returns how to end it.
 */
export function tellPages(
  forecast: Pick<NightForecast, 'published'>,
  { pauseMs, send }: { readonly pauseMs: number; readonly send: (message: PagesMessage) => void },
): () => void {
  let told: PublishedForecast | null = null;
  const look = () => {
    const published = forecast.published();
    if (told !== null && isSame(told, published)) return;
    told = published;
    send({ kind: 'forecast', forecast: published });
  };
  look();
  const timer = setInterval(look, pauseMs);
  return () => clearInterval(timer);
}

function isSame(told: PublishedForecast, next: PublishedForecast): boolean {
  if (told.kind === 'shown' && next.kind === 'shown') return told.reading === next.reading;
  return told.kind !== 'shown' && JSON.stringify(told) === JSON.stringify(next);
}

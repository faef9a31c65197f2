import { WATCH_MS } from '#lib/sync/limits.ts';
import type { ForecastStore } from './forecast-store.ts';
import { insist } from './insist.ts';
import type { LiveStore } from './live-store.ts';

type ConnectLive = (store: LiveStore, forecast: Pick<ForecastStore, 'hear' | 'catchUp'>) => () => void;

/** Fetched after the page works, so that it never delays the first look. */
const fetchConnection = async (): Promise<ConnectLive> => (await import('./live-connection.ts')).connectLive;

/**
 * Opens the page's line once its scripts have come, however often they must be asked for. Until then the page hears
 * nothing, and is told so by its own watch. Returns how to end it.
 */
export function openLine(
  store: LiveStore,
  forecast: Pick<ForecastStore, 'hear' | 'catchUp'>,
  fetchIt: () => Promise<ConnectLive> = fetchConnection,
): () => void {
  const ending = new AbortController();
  const watch = setInterval(() => store.dispatch({ kind: 'tick' }), WATCH_MS);
  let end: (() => void) | null = null;
  void insist(0, fetchIt, ending.signal).then((connectLive) => {
    clearInterval(watch);
    if (connectLive !== null && !ending.signal.aborted) end = connectLive(store, forecast);
  });
  return () => {
    clearInterval(watch);
    ending.abort();
    end?.();
  };
}

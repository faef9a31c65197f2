'use client';
import { useSyncExternalStore } from 'react';
import type { PublishedForecast } from '#lib/forecast/published.ts';
import { useForecastStore } from './live-context.ts';

/**
 * The forecast at the moment that the page shows, as it moves; null until the browser has it, when the page as the server
 * made it is still right. Whoever shows the forecast calls this, and nobody else: the first call fetches it.
 */
export function useForecast(): PublishedForecast | null {
  const store = useForecastStore();
  return useSyncExternalStore(store.subscribe, store.shown, nothingYet);
}

function nothingYet(): null {
  return null;
}

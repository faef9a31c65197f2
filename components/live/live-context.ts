'use client';
import { createContext, useContext } from 'react';
import type { ForecastStore } from './forecast-store.ts';
import type { LiveStore, ShownReading } from './live-store.ts';
import type { StandingStore } from './standing-store.ts';

/** What a page knows of the night at its head, and what of the night it shows. */
export interface LiveStores {
  readonly live: LiveStore;
  readonly standing: StandingStore;
  readonly forecast: ForecastStore;
}

export const LiveContext = createContext<LiveStores | null>(null);

/** The night that is on the screen; null while it is the page as the server made it. */
export const ShownContext = createContext<ShownReading | null>(null);

export function useLiveStore(): LiveStore {
  return useStores().live;
}

export function useStandingStore(): StandingStore {
  return useStores().standing;
}

export function useForecastStore(): ForecastStore {
  return useStores().forecast;
}

function useStores(): LiveStores {
  const stores = useContext(LiveContext);
  if (stores === null) throw new Error('A live view stands inside <LiveNight>');
  return stores;
}

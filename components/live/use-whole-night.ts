'use client';
import { useCallback } from 'react';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { nightTimeAt } from '#lib/sync/clock.ts';
import { useLiveStore } from './live-context.ts';
import type { LiveNightReading } from './live-store.ts';
import { useHeadView } from './use-standing.ts';

/** The night at its head, for views that are made of it and of something else; null until the browser has it. */
export function useWholeNight(): LiveNightReading | null {
  return useHeadView<LiveNightReading | null>(wholeNight, null);
}

function wholeNight(roll: Roll, state: NightState, nightNowMs: number): LiveNightReading {
  return { roll, state, nightNowMs };
}

/** Reads the night's clock when it is asked, in milliseconds since 1970. */
export function useNightClock(): () => number {
  const store = useLiveStore();
  return useCallback(() => nightTimeAt(store.freshness().clock, Date.now()), [store]);
}

'use client';
import { useMemo, useSyncExternalStore } from 'react';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { useStandingStore } from './live-context.ts';

export type BuildView<View> = (roll: Roll, state: NightState, nightNowMs: number) => View;

/**
 * A view of the night that follows it, or stands with the page at a moment of the past. Until the browser has at least what the server had when it made the page,
 * the view is the server's, `initial`; then it is built here, again whenever the state or `build` changes. Give
 * the same `build` as long as it builds the same: a function of a module, or one from `useCallback`.
 */
export function useNightView<View>(build: BuildView<View>, initial: View): View {
  const store = useStandingStore();
  const night = useSyncExternalStore(store.subscribe, store.shown, nothingYet);
  return useMemo(
    () => (night === null ? initial : build(night.roll, night.state, night.nightNowMs)),
    [night, build, initial],
  );
}

function nothingYet(): null {
  return null;
}

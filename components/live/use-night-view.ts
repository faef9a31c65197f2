'use client';
import { useContext, useMemo, useState } from 'react';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { ShownContext } from './live-context.ts';

export type BuildView<View> = (roll: Roll, state: NightState, nightNowMs: number) => View;

/**
 * A view of the night that follows it, or stands with the page at a moment of the past. Until the browser has at least
 * what the server had when it made the page, the view is `initial`; then it is built here, again whenever the state or
 * `build` changes. Give the same `build` as long as it builds the same: a function of a module, or one from `useCallback`.
 */
export function useNightView<View>(build: BuildView<View>, initial: View): View {
  const night = useContext(ShownContext);
  return useMemo(
    () => (night === null ? initial : build(night.roll, night.state, night.nightNowMs)),
    [night, build, initial],
  );
}

/**
 * The same of a view that the server made too: `initial` must be what `build` makes of the night of the page as it came.
 * It stands until something happens or something else is asked for: a page that has just come is not made twice.
 * `isAsked` tells whether `build` still asks what the server was asked; left out, the first `build` does and no other.
 */
export function useServedView<View>(build: BuildView<View>, initial: View, isAsked?: boolean): View {
  const night = useContext(ShownContext);
  const [first] = useState(() => build);
  const stands = night === null || (night.isServed && (isAsked ?? build === first));
  return useMemo(
    () => (stands ? initial : build(night.roll, night.state, night.nightNowMs)),
    [stands, night, build, initial],
  );
}

/** Whether the browser can build views itself. */
export function useHasNight(): boolean {
  return useContext(ShownContext) !== null;
}

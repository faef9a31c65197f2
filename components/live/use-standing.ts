'use client';
import { useMemo, useSyncExternalStore } from 'react';
import { useLiveStore, useStandingStore } from './live-context.ts';
import type { Standing } from './standing-store.ts';
import type { BuildView } from './use-night-view.ts';

/** Whether the page follows the night or stands at a moment; as the server made the page, until scripts run. */
export function useStanding(): Standing {
  const store = useStandingStore();
  return useSyncExternalStore(store.subscribe, store.standing, store.standing);
}

/** A view of the night at its head, whatever moment the page shows; while `build` is null, as the server made it. */
export function useHeadView<View>(build: BuildView<View> | null, initial: View): View {
  const store = useLiveStore();
  const night = useSyncExternalStore(store.subscribe, store.night, nothingYet);
  return useMemo(
    () => (night === null || build === null ? initial : build(night.roll, night.state, night.nightNowMs)),
    [night, build, initial],
  );
}

function nothingYet(): null {
  return null;
}

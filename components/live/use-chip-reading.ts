'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { nightTimeAt } from '#lib/sync/clock.ts';
import type { ChipReading } from '#lib/view/shell-view-chip.ts';
import { useLiveStore } from './live-context.ts';
import { useStanding } from './use-standing.ts';

const SECOND_MS = 1000;

/** How the page stands to the log, and the night's running time, once a second. As the server said until then. */
export function useChipReading(): ChipReading {
  const store = useLiveStore();
  const { mode, nightNowMs: pageNightMs } = store.page;
  const freshness = useSyncExternalStore(store.subscribe, store.freshness, nothingYet);
  const standing = useStanding();
  const standingAtMs = standing.kind === 'at' ? standing.atMs : null;
  const [nightNowMs, setNightNowMs] = useState(pageNightMs);

  useEffect(() => {
    const show = () => setNightNowMs(nightTimeAt(store.freshness().clock, Date.now()));
    const timer = setInterval(show, SECOND_MS);
    return () => clearInterval(timer);
  }, [store]);

  if (freshness === null) {
    return { mode, status: 'connecting', nightNowMs: pageNightMs, heardNightMs: pageNightMs, standingAtMs };
  }
  return { mode, status: freshness.status, nightNowMs, heardNightMs: freshness.heardNightMs, standingAtMs };
}

function nothingYet(): null {
  return null;
}

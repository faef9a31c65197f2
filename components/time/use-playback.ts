'use client';
import { useEffect, useState } from 'react';
import { useStandingStore } from '#components/live/live-context.ts';
import { momentAt, placeOf } from '#lib/view/time-scale.ts';
import type { TimeView } from '#lib/view/time-view.ts';

/** Night seconds a second: as it happened; ten minutes a minute; a minute a second; the whole night in two minutes. */
export const SPEEDS = [1, 10, 60, 300] as const;
export type Speed = (typeof SPEEDS)[number];

/** Between two steps: at the highest speed half a minute of the night, which is one declaration at its busiest. */
const STEP_MS = 100;
const MINUTE_MS = 60_000;

/** Plays the night from where the page stands; a quiet that is drawn short is short. It ends at now. */
export function usePlayback(time: TimeView) {
  const store = useStandingStore();
  const [isPlaying, setIsPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(60);

  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(() => {
      const standing = store.standing();
      if (standing.kind === 'following') return setIsPlaying(false);
      if (!standing.isShown) return;
      const place = placeOf(time.scale, standing.atMs) + (speed * STEP_MS) / MINUTE_MS;
      store.standAt(place >= time.length ? Number.MAX_SAFE_INTEGER : momentAt(time.scale, place));
    }, STEP_MS);
    return () => clearInterval(timer);
  }, [isPlaying, speed, store, time]);

  const toggle = () => {
    // At now there is nothing to play but the night from its beginning.
    if (!isPlaying && store.standing().kind === 'following') store.standAt(momentAt(time.scale, 0));
    setIsPlaying(!isPlaying);
  };
  return { isPlaying, toggle, pause: () => setIsPlaying(false), speed, setSpeed };
}

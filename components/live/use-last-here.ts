'use client';
import { useEffect, useState } from 'react';
import { useLiveStore } from './live-context.ts';

/** Shorter absences need no telling: the page itself shows what is new. */
const AWAY_MS_MIN = 30 * 60_000;
/** How often an open page notes that somebody is here. */
const NOTE_MS = 60_000;

/** What a browser remembers: which night, and the night's time. Nothing of who reads or what was read. */
const HERE_KEY = 'declared-here';
/** Kept while the tab is open, so that the next page still says it. */
const AWAY_KEY = 'declared-away-since';

/**
 * The night's time at which this browser was last here (milliseconds since 1970), when that was more than half an
 * hour of the night ago; otherwise null. Null where the browser keeps nothing.
 */
export function useLastHere(): number | null {
  const store = useLiveStore();
  const [lastMs, setLastMs] = useState<number | null>(null);
  useEffect(() => {
    let hasRead = false;
    const note = () => {
      const { night, clock } = store.client();
      // A page of the past knows what time it is only from the server.
      if (night === null || clock === null || document.visibilityState === 'hidden') return;
      const { epoch } = night.position;
      const nowMs = store.freshness().heardNightMs;
      if (!hasRead) setLastMs(awaySince(epoch, nowMs));
      hasRead = true;
      write(() => localStorage, HERE_KEY, { epoch, nightMs: nowMs });
    };
    const leave = store.subscribe(() => {
      if (!hasRead) note();
    });
    const timer = setInterval(note, NOTE_MS);
    document.addEventListener('visibilitychange', note);
    return () => {
      leave();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', note);
    };
  }, [store]);
  return lastMs;
}

function awaySince(epoch: string, nowMs: number): number | null {
  const away = read(() => sessionStorage, AWAY_KEY);
  if (away?.epoch === epoch) return away.nightMs;
  const here = read(() => localStorage, HERE_KEY);
  if (here?.epoch !== epoch || nowMs - here.nightMs < AWAY_MS_MIN) return null;
  write(() => sessionStorage, AWAY_KEY, here);
  return here.nightMs;
}

interface Note {
  readonly epoch: string;
  readonly nightMs: number;
}

function read(storage: () => Storage, key: string): Note | null {
  try {
    const found: unknown = JSON.parse(storage().getItem(key) ?? 'null');
    return isNote(found) ? found : null;
  } catch {
    return null;
  }
}

function write(storage: () => Storage, key: string, note: Note): void {
  try {
    storage().setItem(key, JSON.stringify(note));
  } catch {
    // A browser that keeps nothing is told about no absence.
  }
}

function isNote(value: unknown): value is Note {
  return (
    typeof value === 'object' &&
    value !== null &&
    'epoch' in value &&
    typeof value.epoch === 'string' &&
    'nightMs' in value &&
    typeof value.nightMs === 'number'
  );
}

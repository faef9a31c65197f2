'use client';
import { useCallback, useSyncExternalStore } from 'react';
import type { ConstituencyId } from '#lib/election/ids.ts';

const KEY = 'declared.my-seat';

/** Readers of the stored seat in this page; the browser itself tells only other pages of the same origin. */
const listeners = new Set<() => void>();

/**
 * The reader's own seat, kept in this browser and nowhere else; null until one is chosen, on the server, and when
 * the kept one is of another election.
 */
export function useMySeat(isSeat: (id: string) => id is ConstituencyId) {
  const kept = useSyncExternalStore(subscribe, read, () => null);
  const choose = useCallback((id: ConstituencyId | null) => {
    try {
      if (id === null) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, id);
    } catch {
      // A browser that keeps nothing forgets the seat when the page goes: it still shows it now.
      unkept = id;
    }
    for (const listener of listeners) listener();
  }, []);
  return [kept !== null && isSeat(kept) ? kept : null, choose] as const;
}

let unkept: string | null = null;

function read(): string | null {
  try {
    return localStorage.getItem(KEY) ?? unkept;
  } catch {
    return unkept;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}
